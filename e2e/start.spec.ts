import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startRefusingPostgres } from '@/lib/testing/refusing-postgres';
import { startCommand } from '@/scripts/demo/start-command';
import { test as base, expect } from './helpers/fixtures';
import { freePort } from './stack/free-port';
import { isGroupAlive, type Run, runStart } from './stack/run-start';
import { startPortal } from './stack/start-portal';

const plain = [process.execPath, ...startCommand()];
const token = 'a token for the figures';

/** The folder, port and settings of one start. Each test has its own, because it changes them. */
type Place = { folder: string; data: string; env: Record<string, string> };

const test = base.extend<{ place: Place }, { closed: string }>({
  /** A data folder after a clean stop. */
  closed: [
    async ({ stack }, use) => {
      const folder = mkdtempSync(join(stack.run, 'closed-'));
      const portal = await startPortal({ folder, port: await freePort(), config: null, until: 'health' });
      await portal.stop();
      await use(portal.data);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  place: async ({ stack }, use) => {
    const folder = mkdtempSync(join(stack.run, 'start-'));
    const data = join(folder, 'data');
    const port = await freePort();
    const env = {
      APP_URL: `http://localhost:${port}`,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      DATA_DIR: data,
      CONFIG_FILE: join(folder, 'rekey.config.json'),
    };
    await use({ folder, data, env });
  },
});

test.describe('a signal to the started process stops the server cleanly', () => {
  const ways = [
    { name: 'npm start', command: ['npm', 'start'] },
    { name: 'the command without npm', command: plain },
    { name: 'npm start as the first process of a container', command: ['unshare', '--pid', '--fork', 'npm', 'start'] },
  ];

  for (const { name, command } of ways) {
    test(`${name} (F3)`, async ({ place: { data, env } }) => {
      const contained = command[0] === 'unshare';
      test.skip(contained && !mayUnshare(), 'this machine does not allow unshare');
      // A byte order mark in the file and a line end after the token must not prevent the start.
      const directory = { id: 'cloud', kind: 'volcengine', name: 'Example Cloud', settings: {} };
      writeFileSync(env['CONFIG_FILE'] ?? '', `\uFEFF${JSON.stringify({ directories: [directory] })}`);
      const run = runStart(command, { ...env, METRICS_TOKEN: `${token}\n` });
      try {
        await untilUp(run, env);
        const figures = await fetch(`${env['APP_URL']}/api/metrics`, { headers: { authorization: `Bearer ${token}` } });
        expect(figures.status).toBe(200);
        // Its only directory is left out: the portal is not ready, but its pages say so.
        expect((await fetch(`${env['APP_URL']}/api/ready`)).status).toBe(503);
        expect((await fetch(`${env['APP_URL']}/`)).status).toBe(200);
        process.kill(contained ? childOf(run.pid) : run.pid, 'SIGTERM');
        expect(await run.ended).toEqual({ code: 0, signal: null });
      } finally {
        if (isGroupAlive(run.pid)) process.kill(-run.pid, 'SIGKILL');
      }
      expect(run.output.text).toContain('"message":"stopping"');
      expect(run.errors.text).toBe('');
      expect(isGroupAlive(run.pid), 'a process is left over').toBe(false);
      await expect(fetch(`${env['APP_URL']}/api/health`)).rejects.toThrow();
      expect(JSON.parse(readFileSync(join(data, 'database.ready'), 'utf8'))).toMatchObject({ files: {} });
      expect(existsSync(join(data, 'database.owner'))).toBe(false);
    });
  }
});

/**
 * Sets up what makes a start fail. Returns the changes to its environment and how to undo the set-up, or null if this
 * machine does not allow it.
 */
type Prepare = (place: Place, closed: string) => Promise<{ env?: Record<string, string>; undo?: () => void } | null>;

const failures: { name: string; prepare: Prepare; says: RegExp }[] = [
  {
    name: 'a port that is taken',
    prepare: async ({ env }) => {
      const server = createServer().listen(Number(env['PORT']), '127.0.0.1');
      return { undo: () => server.close() };
    },
    says: /PORT: \d+ on 127\.0\.0\.1 is already in use by another program; stop that program or choose another port/,
  },
  {
    name: 'a host name to listen on that does not resolve',
    prepare: async () => ({ env: { HOSTNAME: 'nobody.invalid' } }),
    says: /HOSTNAME: cannot listen on nobody\.invalid .*expected an address of this machine/,
  },
  {
    name: 'an address to listen on that does not belong to this machine',
    prepare: async () => ({ env: { HOSTNAME: '192.0.2.1' } }),
    says: /HOSTNAME: 192\.0\.2\.1 is not an address of this machine .*0\.0\.0\.0 for all/,
  },
  {
    name: 'a file at the path of the data folder',
    prepare: async ({ data }) => {
      writeFileSync(data, '');
      return {};
    },
    says: /data cannot be created: a file with this name exists \(EEXIST\)\.$/,
  },
  {
    name: 'a file at the path of its parent folder',
    prepare: async ({ folder }) => {
      writeFileSync(join(folder, 'file'), '');
      return { env: { DATA_DIR: join(folder, 'file', 'data') } };
    },
    says: /data cannot be created: one of its parent folders is a file \(ENOTDIR\)\.$/,
  },
  {
    name: 'a data folder that cannot be written to',
    prepare: ({ data }, closed) => mount(data, 'size=96m', closed, true),
    says: /data is on a read-only file system: Rekey needs to write there \(EROFS\)\.$/,
  },
  {
    name: 'a disk without room for the first start',
    prepare: ({ data }) => mount(data, 'size=1m', null, false),
    says: /has no space left: free space on that disk \(ENOSPC\)\.$/,
  },
  // Too little space to lock the folder, and too little to mark it as in use.
  ...[0, 8 * 1024].map((left) => ({
    name: `a disk with ${left} bytes left`,
    prepare: async ({ data }: Place, closed: string) => {
      const mounted = await mount(data, 'size=96m', closed, false);
      if (mounted) fillUp(data, left);
      return mounted;
    },
    says: /data has no space left: free space on that disk \(ENOSPC\)\.$/,
  })),
  {
    name: 'a trailing comma in the configuration',
    prepare: async ({ env }) => {
      writeFileSync(env['CONFIG_FILE'] ?? '', '{\n  "codeDigits": 6,\n}\n');
      return {};
    },
    says: /rekey\.config\.json is not usable:\n {2}- line 3, column 1: expected .*, found `}`$/,
  },
  {
    name: 'a folder at the path of the configuration',
    prepare: async ({ env }) => {
      mkdirSync(env['CONFIG_FILE'] ?? '');
      return {};
    },
    says: /rekey\.config\.json is not usable:\n {2}- the file: cannot be read \(EISDIR\)$/,
  },
  {
    name: 'an invalid master secret',
    prepare: async () => ({ env: { APP_SECRET: 'hunter2' } }),
    says: /APP_SECRET: expected at least 32 random bytes in base64$/,
  },
  {
    name: 'a PostgreSQL server that refuses the password',
    prepare: async () => {
      const { url, close } = await startRefusingPostgres('28P01', 'auth_failed');
      return { env: { DATABASE_URL: url }, undo: close };
    },
    says: /^The PostgreSQL server under DATABASE_URL refuses the user name or password: correct them .* \(28P01\)\.$/,
  },
  {
    name: 'no PostgreSQL server',
    prepare: async () => ({
      env: { DATABASE_URL: `postgres://rekey:hunter2@127.0.0.1:${await freePort()}/rekey` },
    }),
    says: /^Nothing listens on the host and port in DATABASE_URL: start the PostgreSQL server, .* \(ECONNREFUSED\)\.$/,
  },
  ...['app-secret', 'database', 'database.ready', 'database/rekey.id', 'database/global/pg_control'].map((part) => ({
    name: `a data folder without ${part}`,
    prepare: async ({ data }: Place, closed: string) => {
      cpSync(closed, data, { recursive: true });
      rmSync(join(data, part), { recursive: true });
      return {};
    },
    says: /(?:is not complete: .* missing\. Nothing was deleted\. Restore the whole folder|^The master secret is missing:\n.*app-secret: .*Restore it from a backup)/,
  })),
];

test.describe('a failed start says in one sentence what to do, and changes nothing:', () => {
  for (const { name, prepare, says } of failures) {
    test(name, async ({ place, closed }) => {
      const prepared = await prepare(place, closed);
      test.skip(prepared === null, 'this machine does not allow mounts');
      const env = { ...place.env, ...prepared?.env };
      const before = listTree(place.data);
      const run = runStart(plain, env);
      try {
        expect(await run.ended).toEqual({ code: 1, signal: null });
        const said = run.errors.text.trimEnd();
        expect(said).toMatch(says);
        expect(said).not.toMatch(/hunter2|^ {4}at /m);
        expect(said.split('\n').length, said).toBeLessThanOrEqual(2);
        expect(listTree(place.data)).toEqual(before);
      } finally {
        prepared?.undo?.();
      }
    });
  }

  test('a data folder that another process uses', async ({ place, stack }) => {
    const run = runStart(plain, { ...place.env, DATA_DIR: stack.data });
    expect(await run.ended).toEqual({ code: 1, signal: null });
    expect(run.errors.text).toMatch(/in use by another process \(pid \d+, since [^)]+\)\. .*: stop that one first, or/);
    expect((await fetch(`${stack.app}/api/ready`)).status).toBe(200);
  });
});

async function untilUp(run: Run, env: Record<string, string>): Promise<void> {
  let ended = false;
  void run.ended.finally(() => {
    ended = true;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !ended; await wait(100)) {
    if (run.output.text.includes('"message":"listening"')) return;
  }
  throw new Error(`${env['APP_URL']} does not come up: ${run.output.text.slice(-2000)}${run.errors.text}`);
}

/** Lists folders, and files with size and modification time. A failed start may create the lock, which is empty. */
function listTree(folder: string): string[] | null {
  if (!existsSync(folder) || statSync(folder).isFile()) return null;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('database.lock'))
    .map((path) => ({ path, stat: statSync(join(folder, path), { bigint: true }) }))
    .map(({ path, stat }) => `${path} ${stat.isFile() ? `${stat.size} ${stat.mtimeNs}` : ''}`);
}

/** Mounts a tmpfs. Returns null if this machine does not allow it, as in most containers. */
async function mount(folder: string, options: string, contents: string | null, isReadOnly: boolean) {
  mkdirSync(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return null;
  if (contents) cpSync(contents, folder, { recursive: true });
  if (isReadOnly) execFileSync('mount', ['-o', 'remount,ro', folder]);
  return { undo: () => void execFileSync('umount', [folder]) };
}

function fillUp(folder: string, left: number): void {
  const { bfree, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bfree * bsize - left));
}

function mayUnshare(): boolean {
  return spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;
}

function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}
