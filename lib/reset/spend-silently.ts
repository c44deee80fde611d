import type { ContactMethod } from '@/lib/base/contact';
import type { Counting } from '@/lib/rate-limit/counting';
import { refundContactSend, spendContactSend } from '@/lib/rate-limit/spend-contact-send';
import { refundWindows, spendWindows } from '@/lib/rate-limit/spend-windows';
import { accountKey, type Caller, ownKey } from './limit-keys';

/**
 * Spends one code of an account's total allowance, over all names and networks. Returns when the code may be sent, or
 * null if it may not. The caller is not told, because that would reveal that the account exists. `contact` names the
 * real address.
 */
export async function spendSilently(
  counting: Counting,
  caller: Caller,
  { method, contact, most }: { method: ContactMethod; contact: string; most: number },
  now: Date,
): Promise<Date | null> {
  const mine = ownKey(caller) !== null;
  const whole = mine ? `known:${contact}` : contact;
  const at = await spendFrom(counting, method, whole, now);
  if (at === null) return null;
  const part = `${contact}@${caller.startedFrom ?? ''}`;
  const forNetwork = mine || (await spendContactSend(counting, { method, key: part }, now, 'network')).ok;
  const day = [{ max: most, seconds: 24 * 3600 }];
  if (forNetwork && (await spendWindows(counting, { name: 'accountCodes', key: accountKey(caller) }, day, now)).ok)
    return at;
  await refundContactSend(counting, { method, key: whole });
  if (forNetwork && !mine) await refundContactSend(counting, { method, key: part });
  return null;
}

/** Refunds what `spendSilently` took, because no code was sent. */
export async function refundSilently(
  counting: Pick<Counting, 'db' | 'keys'>,
  caller: Caller,
  { method, contact }: { method: ContactMethod; contact: string },
): Promise<void> {
  const mine = ownKey(caller) !== null;
  await refundContactSend(counting, { method, key: mine ? `known:${contact}` : contact });
  if (!mine) await refundContactSend(counting, { method, key: `${contact}@${caller.startedFrom ?? ''}` });
  await refundWindows(counting, { name: 'accountCodes', key: accountKey(caller) });
}

/** If only the minute since the last code is not over, this code waits for it instead of being dropped. */
async function spendFrom(counting: Counting, method: ContactMethod, key: string, now: Date): Promise<Date | null> {
  const allowed = await spendContactSend(counting, { method, key }, now);
  if (allowed.ok) return now;
  if (allowed.error.code !== 'send_too_soon') return null;
  const later = new Date(now.getTime() + allowed.error.retryAfterSeconds * 1000);
  return (await spendContactSend(counting, { method, key }, later)).ok ? later : null;
}

/**
 * Returns how many codes an account may get in 24 hours, whatever the limits are set to, so that all tries together
 * succeed with a chance below 0.1 %. `names`: under how many names one account may be counted without Rekey knowing.
 */
export function mostCodes({ codeTries }: { codeTries: number }, digits: number, names: number): number {
  return Math.max(1, Math.floor((10 ** (digits - 3) - 1) / codeTries / names));
}
