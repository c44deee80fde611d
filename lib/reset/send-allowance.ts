import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { Counting } from '@/lib/rate-limit/counting';
import { peek } from '@/lib/rate-limit/peek';
import {
  peekContactSend,
  refundContactSend,
  type SendRefusal,
  type SendShare,
  spendContactSend,
} from '@/lib/rate-limit/spend-contact-send';
import { type Caller, callerKey, ownKey, typedKey } from './limit-keys';

/** Why no code may be sent now, and in how many seconds one may. */
type NotNow = SendRefusal | { code: 'too_many_tries'; retryAfterSeconds: number };

/**
 * The visible allowances that a caller's codes are spent from: their own if they have one, else the allowance of the
 * typed name, of which one network gets a part. They never depend on whether an account has that name.
 */
function allowances(caller: Caller): { key: string; share: SendShare }[] {
  const own = ownKey(caller);
  if (own !== null) return [{ key: own, share: 'all' }];
  return [
    { key: typedKey(caller), share: 'all' },
    { key: callerKey(caller), share: 'network' },
  ];
}

/** Spends one code for a caller; spends nothing if a limit refuses. */
export async function spendSend(
  counting: Counting,
  caller: Caller,
  method: ContactMethod,
  now: Date,
): Promise<Result<void, NotNow>> {
  const tries = await peekTries(counting, caller, now);
  if (!tries.ok) return tries;
  const spent: string[] = [];
  for (const { key, share } of allowances(caller)) {
    const allowed = await spendContactSend(counting, { method, key }, now, share);
    if (!allowed.ok) {
      for (const earlier of spent) await refundContactSend(counting, { method, key: earlier });
      return allowed;
    }
    spent.push(key);
  }
  return ok();
}

/** Refunds what `spendSend` took, because no code was sent. */
export async function refundSend(
  counting: Pick<Counting, 'db' | 'keys'>,
  caller: Caller,
  method: ContactMethod,
): Promise<void> {
  for (const { key } of allowances(caller)) await refundContactSend(counting, { method, key });
}

/**
 * Checks whether `spendSend` would succeed now, for what the page says about the next code. Returns the refusal with
 * the longest wait.
 */
export async function peekSend(
  counting: Counting,
  caller: Caller,
  method: ContactMethod,
  now: Date,
): Promise<Result<void, NotNow>> {
  const looks = [
    await peekTries(counting, caller, now),
    ...(await Promise.all(
      allowances(caller).map(({ key, share }) => peekContactSend(counting, { method, key }, now, share)),
    )),
  ];
  const [longest] = looks
    .flatMap((look) => (look.ok ? [] : [look.error]))
    .toSorted((left, right) => right.retryAfterSeconds - left.retryAfterSeconds);
  return longest ? err(longest) : ok();
}

/** Checks whether a caller has wrong codes left. Without any they get no further code. */
export async function peekTries(
  counting: Counting,
  caller: Caller,
  now: Date,
): Promise<Result<void, { code: 'too_many_tries'; retryAfterSeconds: number }>> {
  const left = await peek(counting, 'accountTries', callerKey(caller), now);
  return left.ok ? left : err({ code: 'too_many_tries', ...left.error });
}
