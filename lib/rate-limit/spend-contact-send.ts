import 'server-only';
import type { Database } from '@/lib/db/database';
import type { ContactMethod } from '@/lib/providers/types';
import { err, ok, type Result } from '@/lib/result';
import type { Limits } from './limits';
import { refundWindows, spendWindows } from './spend-windows';

const dayInSeconds = 24 * 3600;

/**
 * Spends one message to a contact. `send_too_soon`: the last one went out less than a minute ago. `send_limit`: too
 * many in a quarter of an hour or a day. Nothing is spent then.
 */
export async function spendContactSend(
  db: Database,
  limits: Limits,
  method: ContactMethod,
  key: string,
  now: Date,
): Promise<Result<void, { code: 'send_too_soon' | 'send_limit'; retryAfterSeconds: number }>> {
  const { perMinute, perQuarterHour, perDay } = limits.contactSends;
  const windows = [
    { max: perMinute, seconds: 60 },
    { max: perQuarterHour, seconds: 15 * 60 },
    { max: perDay[method], seconds: dayInSeconds },
  ];
  const spent = await spendWindows(db, limitName(method), key, windows, now);
  if (spent.ok) return ok();
  const { window, retryAfterSeconds } = spent.error;
  return err({ code: window.seconds === 60 ? 'send_too_soon' : 'send_limit', retryAfterSeconds });
}

/** Gives back the newest message to a contact: it turned out that none was sent. */
export function refundContactSend(db: Database, method: ContactMethod, key: string): Promise<void> {
  return refundWindows(db, limitName(method), key);
}

function limitName(method: ContactMethod): string {
  return `contactSends:${method}`;
}
