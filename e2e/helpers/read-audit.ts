import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export type AuditLine = { action: string; outcome: string; directoryId: string | null; attemptId: string | null };

/** Runs the two audit commands on the data folder of a stopped portal: `audit-verify` and `audit-export`. */
export async function readAudit(data: string): Promise<{ verdict: string; events: AuditLine[] }> {
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '' };
  const command = (script: string) =>
    run(process.execPath, ['--import', './scripts/register.mjs', script], { cwd: root, env, maxBuffer: 2 ** 26 });
  const verdict = (await command('scripts/audit-verify.ts')).stdout;
  const { stdout } = await command('scripts/audit-export.ts');
  const lines = stdout.trim().split('\n');
  return { verdict, events: lines.map((line) => JSON.parse(line) as AuditLine) };
}
