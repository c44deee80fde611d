import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startCommand } from '@/scripts/demo/start-command';
import { type Program, startProgram } from '@/scripts/demo/start-program';

export type PortalOptions = {
  /** Holds the configuration file, the `data` folder and `portal.log`. */
  folder: string;
  port: number;
  /** Null starts the portal without a configuration file, so that settings come from the console. */
  config: unknown;
  env?: Record<string, string>;
  /** The endpoint to wait for. A portal that is not set up is alive but not ready. */
  until?: 'ready' | 'health';
};

export type Portal = Program & { data: string; log: string };

/** Starts the built portal like `npm start`, with an embedded database in `folder`, and waits until `until` answers. */
export async function startPortal({ folder, port, config, env, until = 'ready' }: PortalOptions): Promise<Portal> {
  const data = join(folder, 'data');
  const log = join(folder, 'portal.log');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const configFile = join(folder, 'rekey.config.json');
  if (config !== null) writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
  const app = `http://localhost:${port}`;
  const program = startProgram('the portal', startCommand(), {
    log,
    env: {
      NODE_ENV: 'production',
      APP_URL: app,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      DATA_DIR: data,
      DATABASE_URL: undefined,
      APP_SECRET: undefined,
      CONFIG_FILE: configFile,
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'info',
      REKEY_DEMO: undefined,
      ...env,
    },
  });
  try {
    await untilUp(`${app}/api/${until}`, program, log);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return { ...program, data, log };
}

async function untilUp(url: string, program: Program, log: string): Promise<void> {
  let ended: string | null = null;
  void program.ended.then((how) => {
    ended = how;
  });
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await wait(100)) {
    if (ended !== null) break;
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(
    `The portal ${ended ? `ended (${ended})` : 'does not get ready'}:\n${readFileSync(log, 'utf8').slice(-3000)}`,
  );
}
