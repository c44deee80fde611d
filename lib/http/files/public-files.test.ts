import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isServedPicture, keepPublicFiles } from './public-files';

test('a picture is there if the portal sends it, and nothing outside of its folder is (C24)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'public-'));
  mkdirSync(join(folder, 'brand'));
  for (const name of ['logo.svg', 'brand/logo.png', 'notes.txt']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, '../outside.svg'), '');
  keepPublicFiles(folder);
  expect(['/logo.svg', '/brand/logo.png'].map(isServedPicture)).toEqual([true, true]);
  const absent = [
    '/none.svg',
    '/notes.txt',
    '/../outside.svg',
    '/brand',
    '//logo.svg',
    'logo.svg',
    '/brand/../logo.svg',
  ];
  expect(absent.filter(isServedPicture)).toEqual([]);
});
