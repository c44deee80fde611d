import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import type { Refusal } from '@/lib/forms/refusal';
import type { ProviderError } from '@/lib/providers/types';
import { refund, spend } from '@/lib/rate-limit/spend';
import { spendNetwork } from '@/lib/rate-limit/spend-network';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { callerKey, ownKey } from './limit-keys';
import { countInstallation } from './wrong-checks';

/** Spends one check, slide or picture: from the caller's own allowance if they have one, else from their network's. */
export function spendNetworkCheck(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, { retryAfterSeconds: number }>> {
  const own = ownKey(attempt);
  return own === null
    ? spendNetwork(services, 'addressChecks', request.address, now)
    : spend(services, 'addressChecks', own, now);
}

/** Spends one slide before the back end is asked. Refuses with `too_many_tries`. */
export async function spendSlide(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  const fromNetwork = await spendNetworkCheck(services, attempt, request, now);
  if (!fromNetwork.ok) return err({ code: 'too_many_tries', ...fromNetwork.error });
  const byCaller = await spend(services, 'accountTries', callerKey(attempt), now);
  return byCaller.ok ? ok() : err({ code: 'too_many_tries', ...byCaller.error });
}

/** Refunds the caller's part of `spendSlide`: the slide was right, or none was compared. */
export function refundSlide(services: Pick<Services, 'db' | 'keys'>, attempt: Attempt): Promise<void> {
  return refund(services, 'accountTries', callerKey(attempt));
}

/**
 * Counts a wrong code for its caller, their network and the installation. None of these limits refuses a code: they
 * decide whether another one is sent, and how fast the next is compared.
 */
export async function countWrongCode(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
): Promise<void> {
  await spend(services, 'accountTries', callerKey(attempt), now);
  await spendNetworkCheck(services, attempt, request, now);
  await countInstallation(services, now);
}

/** Checks whether a back end failed before it compared anything. Such a failure does not count as a try. */
export function isUncompared({ code }: ProviderError): boolean {
  return code === 'unavailable' || code === 'busy' || code === 'throttled';
}
