import 'server-only';
import type { Result } from '@/lib/base/result';
import { addressKey, wideAddressKey } from './address-key';
import type { Counting } from './counting';
import type { CountedLimit } from './limits';
import { refund, spend, windowOf } from './spend';
import { refundWindows, spendWindows } from './spend-windows';

/** The allowance of a /48, as a multiple of a /64's: its holder can choose from 65,536 networks. */
const wideShare = 4;

/** Spends one of a network's limit: of the address or its /64, and of the /48 above it, or of neither. */
export async function spendNetwork(
  counting: Counting,
  name: CountedLimit,
  address: string,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const narrow = await spend(counting, name, addressKey(address), now);
  const wide = wideAddressKey(address);
  if (!narrow.ok || wide === null) return narrow;
  const { max, seconds } = windowOf(counting, name);
  const above = await spendWindows(counting, { name, key: wide }, [{ max: max * wideShare, seconds }], now);
  if (above.ok) return narrow;
  await refund(counting, name, addressKey(address));
  return { ok: false, error: { retryAfterSeconds: above.error.retryAfterSeconds } };
}

/** Refunds what `spendNetwork` took, if nothing was done. */
export async function refundNetwork(
  counting: Pick<Counting, 'db' | 'keys'>,
  name: CountedLimit,
  address: string,
): Promise<void> {
  await refund(counting, name, addressKey(address));
  const wide = wideAddressKey(address);
  if (wide !== null) await refundWindows(counting, { name, key: wide });
}
