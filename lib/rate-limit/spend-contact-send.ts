import 'server-only';
import type { ContactMethod } from '@/lib/providers/types';
import { err, ok, type Result } from '@/lib/result';
import type { Counting } from './counting';
import { refundWindows, spendWindows } from './spend-windows';

const dayInSeconds = 24 * 3600;

/**
 * Spends one message to a contact. `send_too_soon`: the last one went out less than a minute ago. `send_limit`: too
 * many in a quarter of an hour or a day. Nothing is spent then.
 */
export async function spendContactSend(
  counting: Counting,
  method: ContactMethod,
  key: string,
  now: Date,
): Promise<Result<void, { code: 'send_too_soon' | 'send_limit'; retryAfterSeconds: number }>> {
  const { perMinute, perQuarterHour, perDay } = counting.limits.contactSends;
  const windows = [
    { max: perMinute, seconds: 60 },
    { max: perQuarterHour, seconds: 15 * 60 },
    { max: perDay[method], seconds: dayInSeconds },
  ];
  const spent = await spendWindows(counting, limitName(method), key, windows, now);
  if (spent.ok) return ok();
  const { window, retryAfterSeconds } = spent.error;
  return err({ code: window.seconds === 60 ? 'send_too_soon' : 'send_limit', retryAfterSeconds });
}

/** Gives back the newest message to a contact: it turned out that none was sent. */
export function refundContactSend(
  counting: Pick<Counting, 'db' | 'keys'>,
  method: ContactMethod,
  key: string,
): Promise<void> {
  return refundWindows(counting, limitName(method), key);
}

function limitName(method: ContactMethod): string {
  return `contactSends:${method}`;
}
