import type { ProviderError } from '@/lib/providers/types';
import type { MeetingContext } from './context';

/** A wait this short is spent here; a longer one is told to the caller. */
const patienceMs = 2000;

/**
 * Holds new work back while the vendor's gateway says that nothing remains of its limit. Steps of a reset under way do
 * not ask: their tokens would die while they wait. Answers `throttled`, or null when the call may go.
 */
export async function waitForWindow(context: MeetingContext, signal?: AbortSignal): Promise<ProviderError | null> {
  const waitMs = context.rateWindow.waitMs(context.deps.clock());
  if (waitMs === 0) return null;
  if (waitMs > patienceMs) return { code: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1000) };
  await context.deps.sleep(waitMs, signal).catch(() => undefined);
  return null;
}
