import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choosePort } from './choose-port';
import { startProgram } from './start-program';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rekey-demo-test-'));
  writeFileSync(join(folder, 'child.mjs'), 'console.log(process.pid); setInterval(() => {}, 1000);');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a program says when it is ready, and ends when it is stopped', async () => {
  const program = startProgram('a child', [join(folder, 'child.mjs')], { log: join(folder, 'child.log') });
  const pid = Number(await program.firstLine);
  expect(isAlive(pid)).toBe(true);
  await program.stop();
  expect(isAlive(pid)).toBe(false);
  expect(readFileSync(join(folder, 'child.log'), 'utf8')).toBe(`${pid}\n`);
});

test('a program that ends before it is ready is named, with its log', async () => {
  writeFileSync(join(folder, 'broken.mjs'), 'console.error("why it failed"); process.exit(3);');
  const log = join(folder, 'broken.log');
  const program = startProgram('the broken one', [join(folder, 'broken.mjs')], { log });
  await expect(program.firstLine).rejects.toThrow(/the broken one did not start \(exit code 3\).*broken\.log/);
  expect(readFileSync(log, 'utf8')).toContain('why it failed');
});

test('a program ends when the process that started it is killed', async () => {
  const starter = join(folder, 'starter.ts');
  const options = JSON.stringify({ log: join(folder, 'orphan.log') });
  writeFileSync(
    starter,
    `import { startProgram } from '${import.meta.dirname}/start-program';
     startProgram('an orphan', ['${join(folder, 'child.mjs')}'], ${options}).firstLine.then((pid) => console.log(pid));`,
  );
  const parent = spawn(process.execPath, ['--import', 'tsx', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (line) => resolve(Number(line))));
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  while (isAlive(pid)) await wait(20);
});

test('a port in use is skipped', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const chosen = await choosePort(port);
  expect(chosen).toBeGreaterThan(port);
  taken.close();
});

/** Also false for a zombie: a process that has ended but was not reaped, as can happen to orphans in a container. */
function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .toString()
      .startsWith('Z');
  } catch {
    return false;
  }
}
