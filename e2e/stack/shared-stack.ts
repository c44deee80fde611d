import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from './stack';

const variable = 'REKEY_E2E_STACK';

/** What all tests of a run share. It is kept in a file whose path is in an environment variable. */
export type SharedStack = { stack: Stack; smtp: string };

export function shareStack(shared: SharedStack): void {
  const file = join(shared.stack.run, 'stack.json');
  writeFileSync(file, JSON.stringify(shared), { mode: 0o600 });
  process.env[variable] = file;
}

export function readSharedStack(): SharedStack {
  const file = process.env[variable];
  if (!file) throw new Error('the global setup has not run');
  return JSON.parse(readFileSync(file, 'utf8')) as SharedStack;
}
