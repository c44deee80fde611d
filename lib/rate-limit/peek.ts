import 'server-only';
import { eq } from 'drizzle-orm';
import { err, ok, type Result } from '@/lib/base/result';
import { rateLimit } from '@/lib/db/schema';
import type { Counter, Counting, Window } from './counting';
import type { CountedLimit } from './limits';
import { windowOf } from './spend';
import { type Exceeded, isFull, secondsToWait } from './spend-windows';
import { storedKey } from './stored-key';

/** Checks whether anything is left of a limit under `key`, without spending. Otherwise returns the wait in seconds. */
export async function peek(
  counting: Counting,
  name: CountedLimit,
  key: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const left = await peekWindows(counting, { name, key }, [windowOf(counting, name)], now);
  return left.ok ? left : err({ retryAfterSeconds: left.error.retryAfterSeconds });
}

/** Like `peek`, for several windows of one key. Returns the full window with the longest wait. */
export async function peekWindows(
  { db, keys }: Pick<Counting, 'db' | 'keys'>,
  counter: Counter,
  windows: readonly Window[],
  now: Date,
): Promise<Result<void, Exceeded>> {
  const [row] = await db
    .select()
    .from(rateLimit)
    .where(eq(rateLimit.key, storedKey(keys, counter)));
  const [longest] = windows
    .filter((window) => isFull(row, window, now))
    .map((window) => ({ window, retryAfterSeconds: Math.max(1, secondsToWait(row, window, now)) }))
    .toSorted((left, right) => right.retryAfterSeconds - left.retryAfterSeconds);
  return longest ? err(longest) : ok();
}
