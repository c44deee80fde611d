import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { readEnvFile } from './read-env-file';

const folder = mkdtempSync(join(tmpdir(), 'rekey-env-'));
writeFileSync(join(folder, '.env'), '# a comment\nREKEY_TEST_A=one\nREKEY_TEST_B="two words"\nREKEY_TEST_C=three\n');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const name of ['REKEY_TEST_A', 'REKEY_TEST_B', 'REKEY_TEST_C', '__NEXT_PROCESSED_ENV']) {
    delete process.env[name];
  }
});

const read = () => ['REKEY_TEST_A', 'REKEY_TEST_B', 'REKEY_TEST_C'].map((name) => process.env[name]);

test('adds what the environment does not have, and keeps even empty values', () => {
  process.env['REKEY_TEST_A'] = 'own';
  process.env['REKEY_TEST_C'] = '';
  readEnvFile(folder);
  expect(read()).toEqual(['own', 'two words', '']);
});

test('a process whose environment is complete takes nothing from it', () => {
  process.env['__NEXT_PROCESSED_ENV'] = 'true';
  readEnvFile(folder);
  expect(read()).toEqual([undefined, undefined, undefined]);
});

test('a folder without one is accepted, and Next does not read one later', () => {
  readEnvFile(join(folder, 'nothing'));
  expect(read()).toEqual([undefined, undefined, undefined]);
  expect(process.env['__NEXT_PROCESSED_ENV']).toBe('true');
});
