import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Returns every file under `folder` with its size and checksum, and every folder, with a trailing slash. */
export function describeFiles(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  const add = (path: string) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = `${path}${entry.name}`;
      if (entry.isDirectory()) {
        files[`${inner}/`] = '';
        add(`${inner}/`);
      } else if (entry.isFile()) files[inner] = describeFile(join(folder, inner));
    }
  };
  add('');
  return files;
}

function describeFile(path: string): string {
  const bytes = readFileSync(path);
  return `${bytes.length} ${crc32(bytes).toString(16)}`;
}

/** Returns which of `expected` are missing or have changed. Added files are ignored. */
export function compareFiles(
  expected: Record<string, string>,
  found: Record<string, string>,
): { missing: string[]; changed: string[] } {
  const names = Object.keys(expected);
  return {
    missing: names.filter((name) => found[name] === undefined),
    changed: names.filter((name) => found[name] !== undefined && found[name] !== expected[name]),
  };
}
