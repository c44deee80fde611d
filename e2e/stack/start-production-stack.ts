import { join } from 'node:path';
import { demoConfig } from '@/scripts/demo/demo-config';
import { freePort } from './free-port';
import { generatePeople } from './generate-people';
import type { SharedStack } from './shared-stack';
import type { Stack } from './stack';
import { type Portal, startPortal } from './start-portal';
import { startSimulators } from './start-simulators';

export type ProductionStack = {
  stack: Stack;
  /** Kills the portal with SIGKILL. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stopPortal(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts simulators and a portal without the demo, whose first directory is misconfigured. */
export async function startProductionStack({ stack: shared, smtp }: SharedStack): Promise<ProductionStack> {
  const people = generatePeople('prod', { cloud: 6, meeting: 1, local: 0 });
  const { run, inbox } = shared;
  const simulators = await startSimulators(join(run, 'production-inputs'), people, { inbox, smtp });
  const port = await freePort();
  const app = `http://localhost:${port}`;
  const good = demoConfig({ app, ...simulators });
  const broken = { id: 'broken', kind: 'volcengine', name: 'Broken', settings: { endpoint: simulators.volcengine } };
  const config = { ...good, limits: {}, directories: [broken, ...good.directories] };
  // Without REKEY_DEMO these variables must have no effect.
  const env = {
    DEMO_INBOX_URL: inbox,
    DEMO_VOLCENGINE_URL: simulators.volcengine,
    DEMO_HUAWEI_URL: simulators.huawei,
    DEMO_PEOPLE_FILE: join(run, 'production-inputs', 'local.json'),
    DEMO_OPERATORS_FILE: join(run, `${shared.name}-inputs`, 'operators.json'),
  };
  const start = () => startPortal({ folder: join(run, 'production'), port, config, env });
  const stopSimulators = async () => {
    for (const program of simulators.programs) await program.stop();
  };
  let portal: Portal;
  try {
    portal = await start();
  } catch (error) {
    await stopSimulators();
    throw error;
  }
  const { volcengine, huawei } = simulators;
  return {
    stack: {
      name: 'production',
      app,
      inbox,
      volcengine,
      huawei,
      run,
      people,
      operators: [],
      data: portal.data,
      log: portal.log,
    },
    kill: async () => {
      process.kill(portal.pid, 'SIGKILL');
      await portal.ended;
    },
    restart: async () => {
      portal = await start();
    },
    stopPortal: () => portal.stop(),
    stop: async () => {
      await portal.stop();
      await stopSimulators();
    },
  };
}
