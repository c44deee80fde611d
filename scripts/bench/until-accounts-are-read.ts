import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchPortal } from './bench-portal';

const longestMs = 15 * 60_000;

/** Resolves once the portal has read the accounts of the cloud into its index, by its log. */
export async function untilAccountsAreRead({ log }: BenchPortal): Promise<void> {
  const started = performance.now();
  while (!readFileSync(log, 'utf8').includes('"message":"accounts read"')) {
    if (performance.now() - started > longestMs) throw new Error(`the accounts were not read. The log is ${log}`);
    await wait(200);
  }
}
