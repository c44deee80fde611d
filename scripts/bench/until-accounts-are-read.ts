import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchPortal } from './bench-portal';

const longestMs = 15 * 60_000;

/** Resolves once the portal's log says that the accounts of the cloud are in the index. Rejects after 15 minutes. */
export async function untilAccountsAreRead({ log }: BenchPortal): Promise<void> {
  const started = performance.now();
  while (!readFileSync(log, 'utf8').includes('"message":"accounts read"')) {
    if (performance.now() - started > longestMs) throw new Error(`the accounts were not read. The log: ${log}`);
    await wait(200);
  }
}
