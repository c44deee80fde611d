import 'server-only';
import { eq } from 'drizzle-orm';
import { err, ok, type Result } from '@/lib/base/result';
import { rateLimit } from '@/lib/db/schema';
import type { Counting, Window } from './counting';
import { type CountedLimit, limitWindows } from './limits';
import { refundWindows, spendWindows } from './spend-windows';
import { storedKey } from './stored-key';

/** Spends one of a limit under `key`. If nothing is left, spends nothing and returns the wait in seconds. */
export async function spend(
  counting: Counting,
  name: CountedLimit,
  key: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const spent = await spendWindows(counting, { name, key }, [windowOf(counting, name)], now);
  return spent.ok ? ok() : err({ retryAfterSeconds: spent.error.retryAfterSeconds });
}

/** Returns the window of a counted limit. */
export function windowOf({ limits }: Pick<Counting, 'limits'>, name: CountedLimit): Window {
  return { max: limits[name], seconds: limitWindows[name] };
}

/** Refunds one, for instance the try of a person who entered the right code. */
export function refund(counting: Pick<Counting, 'db' | 'keys'>, name: CountedLimit, key: string): Promise<void> {
  return refundWindows(counting, { name, key });
}

/** Returns how many are left of a limit under `key`. Only for limits of at most 200, whose spends are stored. */
export async function countLeft(counting: Counting, name: CountedLimit, key: string, now: Date): Promise<number> {
  const { max, seconds } = windowOf(counting, name);
  const [row] = await counting.db
    .select()
    .from(rateLimit)
    .where(eq(rateLimit.key, storedKey(counting.keys, { name, key })));
  const opening = now.getTime() - seconds * 1000;
  return Math.max(0, max - (row?.spentAt ?? []).filter((moment) => Number(moment) > opening).length);
}

/** Resets a limit under `key`: everything is refunded. */
export async function forgive(
  { db, keys }: Pick<Counting, 'db' | 'keys'>,
  name: CountedLimit,
  key: string,
): Promise<void> {
  await db.delete(rateLimit).where(eq(rateLimit.key, storedKey(keys, { name, key })));
}
