import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from './stack';

const variable = 'REKEY_E2E_STACK';

/** What the tests of a run share, as it stands in a file that the environment names. */
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
