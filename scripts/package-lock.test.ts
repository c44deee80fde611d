import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Dependencies = Record<string, string>;
type Locked = {
  version?: string;
  resolved?: string;
  dependencies?: Dependencies;
  devDependencies?: Dependencies;
  optionalDependencies?: Dependencies;
};

const read = (file: string) => JSON.parse(readFileSync(resolve(file), 'utf8'));
const locked = read('package-lock.json').packages as Record<string, Locked>;

/** Where Node would find `name` from the package at `path`, or null when nothing there is locked. */
function find(path: string, name: string): string | null {
  const candidate = `${path && `${path}/`}node_modules/${name}`;
  if (locked[candidate]) return candidate;
  return path === '' ? null : find(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

test('the lock file has every package that a locked one depends on, those of other platforms too (F17)', () => {
  const missing = Object.entries(locked).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
      .filter((name) => !find(path, name))
      .map((name) => `${path || 'package.json'} needs ${name}`),
  );
  // npm leaves them out when it writes the lock file from an installed node_modules. To add them: take the entries of
  // the package that needs them out of the lock file, then `npm install --package-lock-only` without node_modules.
  expect(missing).toEqual([]);
});

test('the lock file is that of package.json, so `npm ci` takes it (F17)', () => {
  const { dependencies, devDependencies } = read('package.json') as Locked;
  expect(locked['']).toMatchObject({ dependencies, devDependencies });
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
});

test('the lock file names no registry', () => {
  expect(Object.entries(locked).filter(([, { resolved }]) => resolved)).toEqual([]);
});
