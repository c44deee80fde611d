import type { ProviderError } from '@/lib/providers/types';
import { addressKey } from '@/lib/rate-limit/address-key';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { accountKey } from './limit-keys';
import type { Refusal } from './refusal';

/**
 * Spends one check of a code before anything is compared: by the machine's address, and by the account over all methods,
 * attempts and addresses. Refuses with `too_many_tries`.
 */
export async function spendCheck(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  const fromAddress = await spend(services, 'addressChecks', addressKey(request.address), now);
  if (!fromAddress.ok) return err({ code: 'too_many_tries', ...fromAddress.error });
  const forAccount = await spend(services, 'accountTries', accountKey(attempt), now);
  if (!forAccount.ok) return err({ code: 'too_many_tries', ...forAccount.error });
  return ok();
}

/** Failures of a back end before which nothing was compared: they are no try of the person's. */
export function isUncompared({ code }: ProviderError): boolean {
  return code === 'unavailable' || code === 'busy' || code === 'throttled';
}

/** Gives back what `spendCheck` took from the account: the code was right, or none was compared. */
export function refundCheck(services: Pick<Services, 'db' | 'keys'>, attempt: Attempt): Promise<void> {
  return refund(services, 'accountTries', accountKey(attempt));
}
