import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { rateLimit } from '@/lib/db/schema';
import { err, ok, type Result } from '@/lib/result';
import { type CountedLimit, type Limits, limitWindows } from './limits';
import { isFull, secondsToWait, storedKey } from './spend-windows';

/** Whether anything is left of a limit under `key`, without spending; else how long until there is. */
export async function peek(
  db: Database,
  limits: Limits,
  name: CountedLimit,
  key: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const window = { max: limits[name], seconds: limitWindows[name] };
  const [row] = await db
    .select()
    .from(rateLimit)
    .where(eq(rateLimit.key, storedKey(name, key)));
  return isFull(row, window, now) ? err({ retryAfterSeconds: Math.max(1, secondsToWait(row, window, now)) }) : ok();
}
