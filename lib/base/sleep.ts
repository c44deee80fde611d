import { setTimeout as wait } from 'node:timers/promises';

/** Waits. Rejects with the signal's reason if the signal fires first. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, signal ? { signal } : {});
}
