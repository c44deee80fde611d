import type { Clock } from '@/lib/base/clock';
import { pause } from './pause';

/** Below the rate at which calls to other services of the vendor were throttled. It publishes no limit for this one. */
const perSecond = 5;
/** How long single reads keep to that rate after the vendor has asked to slow down. */
const slowMs = 60_000;

export type Pace = {
  /**
   * Waits until a read may start. Reads of many users always keep to the rate; a single one, for which a person waits,
   * only if the vendor has asked to slow down. Returns false if the signal fired during the wait.
   */
  wait(read: 'many' | 'one', signal?: AbortSignal): Promise<boolean>;
  slowDown(): void;
};

/** Creates the pace of the reads of one client. */
export function createPace(clock: Clock, sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>): Pace {
  const starts: number[] = [];
  let slowUntil = 0;
  return {
    async wait(read, signal) {
      const now = clock().getTime();
      if (read === 'one' && now >= slowUntil) return !signal?.aborted;
      const earlier = starts.length < perSecond ? undefined : starts[0];
      const at = earlier === undefined ? now : Math.max(now, earlier + 1000);
      starts.push(at);
      if (starts.length > perSecond) starts.shift();
      return at <= now || pause(sleep, at - now, signal);
    },
    slowDown() {
      slowUntil = clock().getTime() + slowMs;
    },
  };
}
