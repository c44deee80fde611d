import { err, ok, type Result } from '@/lib/base/result';

export type HashingQueue = {
  /** Runs a task in its turn. `busy`: too many wait already. `cancelled`: the signal fired before it began. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<Result<T, 'busy' | 'cancelled'>>;
};

/**
 * Lets at most `concurrent` tasks run and `waiting` tasks wait, first come, first served. Hashing takes a core and 19 MB
 * for each; without a bound a burst of requests would stall everything else.
 */
export function createHashingQueue(concurrent: number, waiting: number): HashingQueue {
  const queue: (() => void)[] = [];
  let running = 0;

  const takeTurn = (signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (running < concurrent) {
        running += 1;
        resolve();
        return;
      }
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        running += 1;
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(begin), 1);
        // Takes the turn that its caller gives back at once.
        running += 1;
        resolve();
      };
      queue.push(begin);
      signal?.addEventListener('abort', leave, { once: true });
    });

  const endTurn = () => {
    running -= 1;
    if (running < concurrent) queue.shift()?.();
  };

  return {
    run: async (task, signal) => {
      if (signal?.aborted) return err('cancelled');
      if (running >= concurrent && queue.length >= waiting) return err('busy');
      await takeTurn(signal);
      try {
        return signal?.aborted ? err('cancelled') : ok(await task());
      } finally {
        endTurn();
      }
    },
  };
}
