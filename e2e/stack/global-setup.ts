import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildWhenNeeded } from '@/scripts/build-when-needed.mjs';
import { generatePeople, peopleOfRun } from './generate-people';
import { shareStack } from './shared-stack';
import { startStack } from './start-stack';

/** Builds the portal if needed and starts everything that the tests share. Returns the teardown function. */
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

/** Keeps the logs, which help to explain a failed test. `secrets.spec.ts` checks that they hold no secret. */
function keepLogs(run: string): void {
  for (const name of ['main', 'failures', 'production']) {
    const log = join(run, name, 'portal.log');
    if (existsSync(log)) cpSync(log, join('test-results', 'logs', `${basename(dirname(log))}.log`));
  }
}
