import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMark, writeMark } from './data-mark';

const folder = mkdtempSync(join(tmpdir(), 'rekey-small-disk-'));
let isMounted = false;
beforeAll(() => {
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
});
afterAll(() => {
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

test('a mark that does not fit on the disk leaves the previous one intact (T4)', ({ skip }) => {
  if (!isMounted) skip('this machine lets nobody mount a file system');
  const mark = join(folder, 'database.ready');
  const before = { format: 2, id: 'one', secret: null, files: null } as const;
  writeMark(mark, before);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(48 * 1024));
  const files = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`base/5/${at}`, '8192 0']));
  expect(() => writeMark(mark, { ...before, files })).toThrow('ENOSPC');
  expect(readMark(mark)).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['ballast', 'database.ready']);
});
