import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import type { Refusal } from '@/lib/forms/refusal';
import type { Account } from '@/lib/providers/types';
import { refundNetwork, spendNetwork } from '@/lib/rate-limit/spend-network';
import { refundWindows, spendWindows } from '@/lib/rate-limit/spend-windows';
import type { Services } from '@/lib/services/services';
import { accountKey, type Caller, typedKey } from './limit-keys';
import { peekTries } from './send-allowance';

/** Below the lockout of common directories (five wrong passwords; Windows suggests ten), with room for other sign-ins. */
const window = { max: 3, seconds: 15 * 60 };
const name = 'currentPasswords';

export type SpentPassword = {
  address: string;
  keys: string[];
  /** Counts the account as well, however it was named. Not told to the caller: they might learn whose name it is. */
  spendAccount(account: Account | null): Promise<Result<void, unknown>>;
};

/**
 * Spends one try at a current password before anything is compared: three in 15 minutes for a name and, silently, for
 * its account; and the limits of the network and of the caller's wrong codes. Refuses with `too_many_tries`.
 */
export async function spendCurrentPassword(
  services: Services,
  caller: Caller,
  request: RequestFacts,
  now: Date,
): Promise<Result<SpentPassword, Refusal>> {
  const tries = await peekTries(services, caller, now);
  if (!tries.ok) return tries;
  const network = await spendNetwork(services, 'addressChecks', request.address, now);
  if (!network.ok) return err({ code: 'too_many_tries', ...network.error });
  const key = typedKey(caller);
  const byName = await spendWindows(services, { name, key }, [window], now);
  if (!byName.ok) return err({ code: 'too_many_tries', retryAfterSeconds: byName.error.retryAfterSeconds });
  const spent: SpentPassword = {
    address: request.address,
    keys: [key],
    async spendAccount(account) {
      const own = accountKey({ ...caller, accountId: account?.id ?? null });
      const byAccount = await spendWindows(services, { name, key: own }, [window], now);
      if (byAccount.ok) spent.keys.push(own);
      return byAccount;
    },
  };
  return ok(spent);
}

/** Refunds a try: the password was right, or none was compared. */
export async function refundCurrentPassword(services: Services, { address, keys }: SpentPassword): Promise<void> {
  await refundNetwork(services, 'addressChecks', address);
  for (const key of keys) await refundWindows(services, { name, key });
}
