import 'server-only';
import { eq } from 'drizzle-orm';
import { rateLimit } from '@/lib/db/schema';
import { err, ok, type Result } from '@/lib/result';
import type { Counting } from './counting';
import type { CountedLimit } from './limits';
import { windowOf } from './spend';
import { isFull, secondsToWait } from './spend-windows';
import { storedKey } from './stored-key';

/** Whether anything is left of a limit under `key`, without spending; else how long until there is. */
export async function peek(
  counting: Counting,
  name: CountedLimit,
  key: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const window = windowOf(counting, name);
  const [row] = await counting.db
    .select()
    .from(rateLimit)
    .where(eq(rateLimit.key, storedKey(counting.keys, name, key)));
  return isFull(row, window, now) ? err({ retryAfterSeconds: Math.max(1, secondsToWait(row, window, now)) }) : ok();
}
