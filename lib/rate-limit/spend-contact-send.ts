import 'server-only';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { Counting, Window } from './counting';
import { peekWindows } from './peek';
import { refundWindows, spendWindows } from './spend-windows';

const daySeconds = 24 * 3600;
const minuteSeconds = 60;

/** `send_too_soon`: the last message went out less than a minute ago. `send_limit`: too many in 15 minutes or a day. */
export type SendRefusal = { code: 'send_too_soon' | 'send_limit'; retryAfterSeconds: number };

/**
 * Which share of a contact's messages: all of them, or what one network may use in a day, so that others have some
 * left.
 */
export type SendShare = 'all' | 'network';

/** Messages to one contact. */
type ContactCounter = { method: ContactMethod; key: string };

/** Spends one message to a contact in all windows, or in none. */
export async function spendContactSend(
  counting: Counting,
  { method, key }: ContactCounter,
  now: Date,
  share: SendShare = 'all',
): Promise<Result<void, SendRefusal>> {
  const spent = await spendWindows(counting, { name: limitName(method), key }, windowsOf(counting, method, share), now);
  return spent.ok ? ok() : err(toRefusal(spent.error));
}

/** Checks whether a message to a contact could be spent now, without spending it. */
export async function peekContactSend(
  counting: Counting,
  { method, key }: ContactCounter,
  now: Date,
  share: SendShare = 'all',
): Promise<Result<void, SendRefusal>> {
  const left = await peekWindows(counting, { name: limitName(method), key }, windowsOf(counting, method, share), now);
  return left.ok ? ok() : err(toRefusal(left.error));
}

/** Refunds the newest message to a contact: none was sent after all. */
export function refundContactSend(
  counting: Pick<Counting, 'db' | 'keys'>,
  { method, key }: ContactCounter,
): Promise<void> {
  return refundWindows(counting, { name: limitName(method), key });
}

function windowsOf({ limits }: Pick<Counting, 'limits'>, method: ContactMethod, share: SendShare): Window[] {
  const { perMinute, perQuarterHour, perDay } = limits.contactSends;
  if (share === 'network') return [{ max: Math.max(1, Math.floor(perDay[method] * 0.7)), seconds: daySeconds }];
  return [
    { max: perMinute, seconds: minuteSeconds },
    { max: perQuarterHour, seconds: 15 * 60 },
    { max: perDay[method], seconds: daySeconds },
  ];
}

function toRefusal({ window, retryAfterSeconds }: { window: Window; retryAfterSeconds: number }): SendRefusal {
  return { code: window.seconds === minuteSeconds ? 'send_too_soon' : 'send_limit', retryAfterSeconds };
}

function limitName(method: ContactMethod): string {
  return `contactSends:${method}`;
}
