import type { Clock } from '@/lib/base/clock';
import { pause } from './pause';

/**
 * Lets at most `perSecond` calls start per second; the others wait. Returns false if the signal fired during the wait.
 * The vendor publishes no limit; five reads per second is below the rate at which others were throttled.
 */
export function createPace(
  perSecond: number,
  clock: Clock,
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>,
): (signal?: AbortSignal) => Promise<boolean> {
  const starts: number[] = [];
  return async (signal) => {
    const now = clock().getTime();
    const earlier = starts.length < perSecond ? undefined : starts[0];
    const at = earlier === undefined ? now : Math.max(now, earlier + 1000);
    starts.push(at);
    if (starts.length > perSecond) starts.shift();
    return at <= now || pause(sleep, at - now, signal);
  };
}
