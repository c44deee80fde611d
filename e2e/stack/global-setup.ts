import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildWhenNeeded } from '@/scripts/build-when-needed.mjs';
import { generatePeople, peopleOfRun } from './generate-people';
import { shareStack } from './shared-stack';
import { startStack } from './start-stack';

/** Builds when something changed, starts everything that the tests share, and answers how to take it away again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildWhenNeeded();
  const run = mkdtempSync(join(tmpdir(), 'rekey-e2e-'));
  try {
    const people = generatePeople('main', peopleOfRun);
    const running = await startStack({ name: 'main', run, people, demo: true });
    shareStack({ stack: running.stack, smtp: running.smtp });
    return async () => {
      await running.stop();
      keepLogs(run);
      rmSync(run, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(run, { recursive: true, force: true });
    throw error;
  }
}

/** Logs hold nothing secret, which a test proves; they tell why another one failed. */
function keepLogs(run: string): void {
  for (const name of ['main', 'failures', 'production']) {
    const log = join(run, name, 'portal.log');
    if (existsSync(log)) cpSync(log, join('test-results', 'logs', `${basename(dirname(log))}.log`));
  }
}
