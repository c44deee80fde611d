import 'server-only';

/**
 * Creates a queue that runs tasks of one key in sequence within this process. Rejects if the signal fires during the
 * wait.
 */
export function createLocalQueue() {
  const tails = new Map<string, Promise<void>>();
  return async function enqueue<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const turn = tails.get(key) ?? Promise.resolve();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const tail = turn.then(() => finished);
    tails.set(key, tail);
    try {
      await untilAborted(turn, signal);
      return await task();
    } finally {
      finish();
      if (tails.get(key) === tail) void tail.then(() => tails.get(key) === tail && tails.delete(key));
    }
  };
}

async function untilAborted(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return turn;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
