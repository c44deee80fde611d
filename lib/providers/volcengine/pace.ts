import type { Clock } from '@/lib/base/clock';
import { pause } from './pause';

/**
 * Lets at most `perSecond` calls begin in any second; the others wait their turn. Answers false when the signal fired
 * while waiting. The vendor publishes no limit; five reads a second stay below what others were stopped at.
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
