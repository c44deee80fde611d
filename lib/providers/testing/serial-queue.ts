import type { ProviderDeps } from '@/lib/providers/types';

/** Runs one task at a time within this process, in order of arrival. Rejects if the signal fires during the wait. */
export function createSerialQueue(): ProviderDeps['serialize'] {
  let last: Promise<unknown> = Promise.resolve();
  return async (task, signal) => {
    const before = last;
    let release: () => void = () => {};
    const own = new Promise<void>((resolve) => {
      release = resolve;
    });
    last = before.then(() => own);
    try {
      await waitFor(before, signal);
      return await task();
    } finally {
      release();
    }
  };
}

function waitFor(turn: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal?.reason);
    if (signal?.aborted) return giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    void turn.then(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}
