import 'server-only';
import type { Database } from '@/lib/db/database';
import { err, ok, type Result } from '@/lib/result';
import { type CountedLimit, type Limits, limitWindows } from './limits';
import { refundWindows, spendWindows } from './spend-windows';

/** Spends one of a limit under `key`. Where nothing is left, answers how long until there is; nothing is spent then. */
export async function spend(
  db: Database,
  limits: Limits,
  name: CountedLimit,
  key: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const spent = await spendWindows(db, name, key, [{ max: limits[name], seconds: limitWindows[name] }], now);
  return spent.ok ? ok() : err({ retryAfterSeconds: spent.error.retryAfterSeconds });
}

/** Gives one back, for instance the try of somebody whose code was right. */
export function refund(db: Database, name: CountedLimit, key: string): Promise<void> {
  return refundWindows(db, name, key);
}
