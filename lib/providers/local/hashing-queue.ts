import { err, ok, type Result } from '@/lib/base/result';

export type HashingQueue = {
  /**
   * Runs a task in its turn. Errors: `busy` if the queue is full, `cancelled` if the signal fired before the task
   * began.
   */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<Result<T, 'busy' | 'cancelled'>>;
};

/**
 * Runs at most `concurrent` tasks and queues at most `waiting`, first in, first out. Each hash takes a core and 19 MB;
 * without a limit a burst of requests would stall everything else.
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
        // Takes a turn, which the caller gives back at once.
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
