import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAppSecret } from './app-secret';

const folder = mkdtempSync(join(tmpdir(), 'rekey-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

function inFolder(name: string) {
  return { DATA_DIR: join(folder, name), APP_SECRET: undefined, APP_SECRET_PREVIOUS: undefined };
}

test('is created once, readable only by its owner, and read again later', () => {
  const first = readAppSecret(inFolder('new'));
  expect(Buffer.from(first.current, 'base64')).toHaveLength(32);
  expect(statSync(join(folder, 'new/app-secret')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
  expect(readAppSecret(inFolder('new'))).toEqual(first);
  expect(readAppSecret(inFolder('other')).current).not.toBe(first.current);
});

test('the environment wins, and then nothing is written', () => {
  const secret = randomBytes(32).toString('base64');
  const previous = randomBytes(32).toString('base64');
  const given = { DATA_DIR: join(folder, 'unused'), APP_SECRET: secret, APP_SECRET_PREVIOUS: previous };
  expect(readAppSecret(given)).toEqual({ current: secret, previous });
  expect(() => statSync(join(folder, 'unused'))).toThrow('ENOENT');
});

test('the previous secret works together with the one in the folder', () => {
  const previous = randomBytes(32).toString('base64');
  expect(readAppSecret({ ...inFolder('new'), APP_SECRET_PREVIOUS: previous }).previous).toBe(previous);
});

test('a truncated file is refused, kept and not quoted', () => {
  readAppSecret(inFolder('cut'));
  const file = join(folder, 'cut/app-secret');
  writeFileSync(file, 'aHVudGVyMg==\n');
  expect(() => readAppSecret(inFolder('cut'))).toThrow(/app-secret: expected at least 32 bytes in base64$/);
  expect(readFileSync(file, 'utf8')).toBe('aHVudGVyMg==\n');
});
