import type { ProviderError } from '@/lib/providers/types';
import type { MeetingContext } from './context';

/** A wait up to this long happens here; a longer one is returned as `throttled`. */
const patienceMs = 2000;

/**
 * Holds back new work while the vendor's gateway reports an exhausted limit. Steps of a reset under way do not call
 * this: their tokens would expire during the wait. Returns `throttled`, or null if the call may go ahead.
 */
export async function waitForWindow(context: MeetingContext, signal?: AbortSignal): Promise<ProviderError | null> {
  const waitMs = context.rateWindow.waitMs(context.deps.clock());
  if (waitMs === 0) return null;
  if (waitMs > patienceMs) return { code: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1000) };
  await context.deps.sleep(waitMs, signal).catch(() => undefined);
  return null;
}
