import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConfig } from '@/scripts/demo/demo-config';
import type { Program } from '@/scripts/demo/start-program';
import { freePort } from './free-port';
import { generateOperators } from './generate-operators';
import type { People, Stack } from './stack';
import { type Portal, startPortal } from './start-portal';
import { startSimulators } from './start-simulators';

export type RunningStack = { stack: Stack; smtp: string; portal: Portal; stop(): Promise<void> };

export type StackOptions = {
  name: string;
  run: string;
  people: People;
  /** Overrides the demo's configuration, whose limits are reset to the defaults. */
  config?: Record<string, unknown>;
  /** Turns on the demo's pages and adds operators and the people of the local directory. */
  demo: boolean;
  /** An inbox that is already running. Without it a new one is started. */
  inbox?: { inbox: string; smtp: string };
};

/** Starts simulators and a portal that uses them. `stop` stops everything that was started here. */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { name, run, people } = options;
  const folder = join(run, name);
  const simulators = await startSimulators(join(run, `${name}-inputs`), people, options.inbox);
  const programs: Program[] = [...simulators.programs];
  const stop = async () => {
    for (const program of programs.toReversed()) await program.stop();
  };
  try {
    const port = await freePort();
    const app = `http://localhost:${port}`;
    const config = { ...demoConfig({ app, ...simulators }), limits: {}, ...options.config };
    const peopleFile = join(run, `${name}-inputs`, 'local.json');
    writeFileSync(peopleFile, JSON.stringify(people.local), { mode: 0o600 });
    const operators = options.demo ? generateOperators(name) : [];
    const operatorsFile = join(run, `${name}-inputs`, 'operators.json');
    writeFileSync(operatorsFile, JSON.stringify(operators), { mode: 0o600 });
    const env: Record<string, string> = options.demo
      ? {
          __NEXT_PROCESSED_ENV: 'true',
          REKEY_DEMO: '1',
          DEMO_INBOX_URL: simulators.inbox,
          DEMO_VOLCENGINE_URL: simulators.volcengine,
          DEMO_HUAWEI_URL: simulators.huawei,
          DEMO_PEOPLE_FILE: peopleFile,
          DEMO_OPERATORS_FILE: operatorsFile,
        }
      : {};
    const portal = await startPortal({ folder, port, config, env });
    programs.push(portal);
    const { inbox, volcengine, huawei } = simulators;
    const stack = { name, app, inbox, volcengine, huawei, run, people, operators, data: portal.data, log: portal.log };
    return { stack, smtp: simulators.smtp, portal, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
