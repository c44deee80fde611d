import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { demoKeys } from '@/scripts/demo/demo-config';
import { startCommand } from '@/scripts/demo/start-command';
import { startProgram } from '@/scripts/demo/start-program';
import { benchConfig, type localPeople } from './bench-config';

export type BenchSimulator = { url: string; pid: number; stop(): Promise<void> };

/** Starts a simulated cloud with this many users in its own process. */
export async function startSimulator(folder: string, users: number): Promise<BenchSimulator> {
  const keys = ['--access-key-id', demoKeys.accessKeyId, '--secret-access-key', demoKeys.secretAccessKey];
  const script = 'simulators/volcengine/server.ts';
  const program = startProgram('the simulated cloud', ['--import', 'tsx', script, '--users', String(users), ...keys], {
    log: join(folder, 'cloud.log'),
  });
  const { url } = JSON.parse(await program.firstLine) as { url: string };
  return { url, pid: program.pid, stop: program.stop };
}

/** Starts simulated meetings with these users in its own process. */
export async function startMeetings(folder: string, people: readonly object[]): Promise<BenchSimulator> {
  const file = join(folder, 'people-meeting.json');
  writeFileSync(file, JSON.stringify(people), { mode: 0o600 });
  const keys = ['--app-id', demoKeys.appId, '--app-key', demoKeys.appKey];
  const script = 'simulators/huawei-meeting/server.ts';
  const program = startProgram('the simulated meetings', ['--import', 'tsx', script, '--people', file, ...keys], {
    log: join(folder, 'meetings.log'),
  });
  const { url } = JSON.parse(await program.firstLine) as { url: string };
  return { url, pid: program.pid, stop: program.stop };
}

export type BenchPortal = {
  origin: string;
  pid: number;
  log: string;
  /** Time from process start to the first 200 of `/api/ready`, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
};

export type PortalOptions = {
  /** Data folder; existing content is kept. */
  folder: string;
  port: number;
  volcengine: string;
  /** URL of the simulated meetings. Without it that directory is omitted. */
  huawei?: string;
  /** Settings of an LDAP directory with accounts at `example.org`. Without them that directory is omitted. */
  ldap?: Readonly<Record<string, string>>;
  smtp: string;
  people: ReturnType<typeof localPeople>;
  /** Arguments for Node, such as `--cpu-prof`. */
  nodeArgs?: readonly string[];
};

/** Starts the portal as `npm start` does, with its own configuration. Resolves once `/api/ready` returns 200. */
export async function startPortal(options: PortalOptions): Promise<BenchPortal> {
  const { folder, port } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 });
    return join(folder, name);
  };
  const origin = `http://localhost:${port}`;
  const log = join(folder, 'portal.log');
  const started = performance.now();
  const program = startProgram('the portal', [...(options.nodeArgs ?? []), ...startCommand()], {
    log,
    env: {
      APP_URL: origin,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: undefined,
      APP_SECRET: undefined,
      CONFIG_FILE: file('rekey.config.json', benchConfig({ app: origin, ...options })),
      TRUSTED_PROXIES: '1',
      // Its environment is complete: it ignores the variables in `.env`.
      __NEXT_PROCESSED_ENV: 'true',
      // Seeds the local directory, and enables `/demo/sign-in` to verify passwords.
      REKEY_DEMO: '1',
      DEMO_INBOX_URL: origin,
      DEMO_VOLCENGINE_URL: options.volcengine,
      DEMO_HUAWEI_URL: options.huawei ?? options.volcengine,
      DEMO_PEOPLE_FILE: file('people-local.json', options.people),
    },
  });
  let ended: string | null = null;
  void program.ended.then((how) => {
    ended = how;
  });
  while (!(await isReady(origin))) {
    if (ended !== null) throw new Error(`the portal did not start (${ended}). Its log: ${log}`);
    await wait(10);
  }
  return { origin, pid: program.pid, log, readyMs: performance.now() - started, stop: program.stop };
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/api/ready`, { signal: AbortSignal.timeout(70_000) }).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 200;
}
