import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import { recordEvent } from '@/lib/audit/record-event';
import { systemClock } from '@/lib/base/clock';
import { readAppSecret } from '@/lib/config/app-secret';
import { createKeys } from '@/lib/crypto/keys';
import { openEmbedded } from '@/lib/db/open-embedded';

const run = promisify(execFile);
// Each command is a process that compiles its sources and opens a database, which is slow on a busy machine.
vi.setConfig({ testTimeout: 300_000 });
const dataDir = mkdtempSync(join(tmpdir(), 'rekey-audit-'));

/** Runs a command as npm does. Returns its exit code and output. */
async function command(name: string, ...rest: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = ['--import', './scripts/register.mjs', `scripts/${name}.ts`, ...rest];
  const env = { ...process.env, APP_SECRET: undefined, DATA_DIR: dataDir, DATABASE_URL: undefined };
  return run(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

beforeAll(async () => {
  const { db, close } = await openEmbedded(dataDir, process.cwd());
  const env = { DATA_DIR: dataDir, APP_SECRET: undefined, APP_SECRET_PREVIOUS: undefined };
  await prepareAudit(db, createKeys(readAppSecret(env).current), systemClock, false);
  for (let number = 1; number <= 3; number += 1) {
    await db.transaction((tx) =>
      recordEvent(tx, { action: 'code_sent', outcome: 'ok', at: new Date(), actor: 'system', detail: { number } }),
    );
  }
  await close();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('tells that the audit is intact and writes it as JSON lines', async () => {
  const verified = await command('audit-verify');
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toMatch(/^The audit is intact: 3 events, last hash [0-9a-f]{64}\n$/);
  const exported = await command('audit-export');
  const events = exported.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.slice(0, 3).map((event) => event.detail)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect(events[3].checkpoint).toContain(`rekey-audit-1:3:${events[2].hash}:`);
  expect(verified.stdout).toContain(events[2].hash);
});

test('an export is checked without the database', async () => {
  const file = join(dataDir, 'audit.jsonl');
  const { stdout } = await command('audit-export');
  writeFileSync(file, stdout);
  const whole = await command('audit-verify', file);
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toMatch(/^The file is intact: 3 events, 1 to 3, none left out, last hash [0-9a-f]{64}\n/);
  expect(whole.stdout).toContain('The events agree with 1 checkpoints');
  writeFileSync(file, stdout.replace('"number":2', '"number":4'));
  expect(await command('audit-verify', file)).toMatchObject({
    code: 1,
    stdout: 'The file is rewritten: event 2 was changed.\n',
  });
  expect(await command('audit-verify', join(dataDir, 'nothing.jsonl'))).toMatchObject({ code: 2 });
});

test('a checkpoint from a log or as an argument proves that the end is missing (T5)', async () => {
  const { stdout } = await command('audit-export');
  const log = join(dataDir, 'rekey.log');
  const word = /rekey-audit-1:[^"]+/.exec(stdout)?.[0] ?? '';
  writeFileSync(log, `{"level":"info"}\n{"level":"info","message":"audit checkpoint","checkpoint":"${word}"}\n`);
  const file = join(dataDir, 'cut.jsonl');
  writeFileSync(file, stdout.split('\n').slice(0, 2).join('\n'));
  const cut = 'The file is truncated: event 3 and all later events are missing, although a checkpoint proves them.\n';
  expect(await command('audit-verify', file, '--checkpoint', log)).toMatchObject({ code: 1, stdout: cut });
  expect(await command('audit-verify', '--checkpoint', word)).toMatchObject({ code: 0 });
});

test('refuses while the server has the embedded database open', async () => {
  const { close } = await openEmbedded(dataDir, process.cwd());
  const refused = await command('audit-verify');
  await close();
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/^The embedded database in .* is in use by another process \(pid \d+.*\n$/);
});

test('tells which event was changed', async () => {
  const { runSql, close } = await openEmbedded(dataDir, process.cwd());
  await runSql(`alter table audit_event disable trigger user; update audit_event set actor = 'x' where seq = 2;`);
  await close();
  expect(await command('audit-verify')).toMatchObject({
    code: 1,
    stdout: 'The audit is rewritten: event 2 was changed.\n',
  });
});
