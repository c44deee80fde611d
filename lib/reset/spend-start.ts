import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import type { Refusal } from '@/lib/forms/refusal';
import { refund, spend } from '@/lib/rate-limit/spend';
import { refundNetwork, spendNetwork } from '@/lib/rate-limit/spend-network';
import type { Services } from '@/lib/services/services';
import { type Caller, callerKey } from './limit-keys';
import { peekTries } from './send-allowance';

/**
 * Spends one start: of the network and of the name typed there, or only of a device that is known for the account.
 * Refuses with `too_many_attempts`, and with `too_many_tries` if the caller's wrong codes are used up.
 */
export async function spendStart(
  services: Services,
  caller: Caller,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  const tries = await peekTries(services, caller, now);
  if (!tries.ok) return tries;
  if (caller.device === null) {
    const fromNetwork = await spendNetwork(services, 'addressStarts', request.address, now);
    if (!fromNetwork.ok) return err({ code: 'too_many_attempts', ...fromNetwork.error });
  }
  const byCaller = await spend(services, 'accountStarts', callerKey(caller), now);
  return byCaller.ok ? ok() : err({ code: 'too_many_attempts', ...byCaller.error });
}

/** Refunds a start, because the directory could not be asked. */
export async function refundStart(services: Services, caller: Caller, request: RequestFacts): Promise<void> {
  if (caller.device === null) await refundNetwork(services, 'addressStarts', request.address);
  await refund(services, 'accountStarts', callerKey(caller));
}
