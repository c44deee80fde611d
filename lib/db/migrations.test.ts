import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the committed migrations make exactly the tables of the schema', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rekey-migrations-'));
  try {
    cpSync('drizzle', folder, { recursive: true });
    const args = ['--dialect', 'postgresql', '--schema', './lib/db/*schema.ts', '--casing', 'snake_case'];
    const out = relative(process.cwd(), folder);
    await promisify(execFile)('node_modules/.bin/drizzle-kit', ['generate', ...args, '--out', out]);
    expect(readdirSync(folder).sort()).toEqual(readdirSync('drizzle').sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
