import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordEvent } from '@/lib/audit/record-event';
import { openEmbedded } from '@/lib/db/open-embedded';

const run = promisify(execFile);
const dataDir = mkdtempSync(join(tmpdir(), 'rekey-audit-'));

/** Runs a command as npm does and answers its exit code and output. */
async function command(name: string, ...rest: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = ['--import', './scripts/register.mjs', `scripts/${name}.ts`, ...rest];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  return run(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

beforeAll(async () => {
  const { db, close } = await openEmbedded(dataDir, process.cwd());
  for (let number = 1; number <= 3; number += 1) {
    await db.transaction((tx) =>
      recordEvent(tx, { action: 'code_sent', outcome: 'ok', at: new Date(), actor: 'system', detail: { number } }),
    );
  }
  await close();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('tells that the audit is whole and writes it as JSON lines', async () => {
  const verified = await command('audit-verify');
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toMatch(/^The audit is whole: 3 events, last hash [0-9a-f]{64}\n$/);
  const exported = await command('audit-export');
  const events = exported.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map((event) => event.detail)).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  expect(verified.stdout).toContain(events[2].hash);
});

test('an export is checked without the database', async () => {
  const file = join(dataDir, 'audit.jsonl');
  const { stdout } = await command('audit-export');
  writeFileSync(file, stdout);
  const whole = await command('audit-verify', file);
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toMatch(/^The file is whole: 3 events, 1 to 3, none left out, last hash [0-9a-f]{64}\n$/);
  writeFileSync(file, stdout.replace('"number":2', '"number":4'));
  expect(await command('audit-verify', file)).toMatchObject({
    code: 1,
    stdout: 'The file is broken: event 2 was changed.\n',
  });
  expect(await command('audit-verify', join(dataDir, 'nothing.jsonl'))).toMatchObject({ code: 2 });
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
    stdout: 'The audit is broken: event 2 was changed.\n',
  });
});
