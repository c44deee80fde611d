import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptsConnections } from './accepts-connections';
import { findFreePort } from './find-free-port';
import { startServer } from './start-server';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rekey-start-server-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server that listens and does nothing. */
async function idleServer() {
  const listensOn = { host: '127.0.0.1', port: await findFreePort() };
  const code = `require('node:net').createServer().listen(${listensOn.port}, '127.0.0.1')`;
  return { program: process.execPath, args: ['-e', code], log: join(folder, `${listensOn.port}.log`), listensOn };
}

test('a server listens until it is ended, also while it is frozen', async () => {
  const command = await idleServer();
  const server = await startServer(command);
  expect(await acceptsConnections(command.listensOn)).toBe(true);
  server.freeze();
  await server.end('SIGTERM');
  expect(await acceptsConnections(command.listensOn)).toBe(false);
});

test('the log of a server that ends at once is in the error', async () => {
  const command = await idleServer();
  const failing = { ...command, args: ['-e', 'process.stderr.write("no such database\\n"); process.exit(3)'] };
  await expect(startServer(failing)).rejects.toThrow('no such database');
});

test.skipIf(!existsSync('/usr/bin/setpriv'))('a server ends with the process that started it', async () => {
  const command = await idleServer();
  const script = `import('./start-server.ts').then(({ startServer }) =>
    startServer(${JSON.stringify(command)})).then(() => console.log('listening'))`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: parent.stdout }), 'line');
  expect(await acceptsConnections(command.listensOn)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await expect.poll(() => acceptsConnections(command.listensOn), { timeout: 10_000 }).toBe(false);
});
