import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readKnownActions } from './known-actions';

const root = mkdtempSync(join(tmpdir(), 'rekey-build-'));
afterAll(() => rmSync(root, { recursive: true }));

test('knows the actions of the build and nothing else', () => {
  mkdirSync(join(root, '.next/server'), { recursive: true });
  const manifest = { node: { '40aa': { workers: {} }, '40bb': {} }, edge: { '40cc': {} }, encryptionKey: 'k' };
  writeFileSync(join(root, '.next/server/server-reference-manifest.json'), JSON.stringify(manifest));
  const knows = readKnownActions(root);
  expect(['40aa', '40bb'].every(knows)).toBe(true);
  for (const id of ['', '40', '40aa ', '40AA', '40cc', 'encryptionKey', '__proto__', 'constructor', 'toString']) {
    expect(knows(id), id).toBe(false);
  }
});

test('a folder without a build is an error', () => {
  expect(() => readKnownActions(join(root, 'nothing'))).toThrow('ENOENT');
});
