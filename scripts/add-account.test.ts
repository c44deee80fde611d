import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AuditEntry } from '@/lib/audit/read-events';

const folder = mkdtempSync(join(tmpdir(), 'rekey-accounts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as npm does, with a configuration that has these local directories. */
function addAccount(directories: string[], ...args: string[]): Promise<Finished> {
  return run(directories, 'scripts/add-account.ts', args);
}

type Finished = { code: number; stdout: string; stderr: string };

function run(directories: string[], script: string, args: string[] = []): Promise<Finished> {
  const file = join(folder, 'rekey.config.json');
  const entries = directories.map((id) => ({ id, kind: 'local', name: id }));
  writeFileSync(file, JSON.stringify({ directories: entries }));
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), CONFIG_FILE: file, DATABASE_URL: undefined };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', './scripts/register.mjs', script, ...args],
      { env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const ana = ['--username', 'ana.lopez', '--email', 'ana@example.com'];

test('the command from the README adds a user to the only local directory', async () => {
  expect(await addAccount(['own'], ...ana)).toEqual({
    code: 0,
    stdout: 'Added ana.lopez to the directory "own". They choose their password at http://localhost:3000\n',
    stderr: '',
  });
}, 180_000);

test('adding is in the audit, done by the command line, and the audit stays intact', async () => {
  expect(await addAccount(['own'], ...ana)).toEqual({ code: 1, stdout: '', stderr: '"ana.lopez" is taken.\n' });
  const exported = await run(['own'], 'scripts/audit-export.ts');
  const lines = exported.stdout.trim().split('\n');
  const events = lines.filter((line) => !line.includes('"checkpoint"')).map((line) => JSON.parse(line) as AuditEntry);
  expect(events).toMatchObject([
    {
      action: 'local_account_added',
      outcome: 'ok',
      actor: 'command',
      directoryId: 'own',
      detail: {},
      personal: { accountName: 'ana.lopez' },
    },
  ]);
  expect(await run(['own'], 'scripts/audit-verify.ts')).toMatchObject({ code: 0 });
}, 180_000);

test('with several local directories one has to be named, and the message lists them', async () => {
  expect(await addAccount(['own', 'staff'], ...ana)).toMatchObject({
    code: 1,
    stderr: 'There are several local directories. Choose one with --directory: own, staff.\n',
  });
}, 180_000);

test('--help and a wrong option print the usage', async () => {
  const helped = await addAccount(['own'], '--help');
  expect(helped).toMatchObject({ code: 0, stderr: '' });
  expect(helped.stdout).toMatch(/^Usage: npm run account:add -- --username /);
  const refused = await addAccount(['own'], '--user', 'ana');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('Usage: npm run account:add');
}, 180_000);
