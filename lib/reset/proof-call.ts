import type { RequestFacts } from '@/lib/actions/request-facts';
import type { ProofCall } from '@/lib/providers/types';
import { addressKey } from '@/lib/rate-limit/address-key';
import type { Services } from '@/lib/services/services';

/**
 * The facts about a request for a back end that verifies people itself: the locale, and a keyed hash of the network.
 */
export function proofCall({ mac }: Pick<Services, 'mac'>, { address, locale }: RequestFacts): ProofCall {
  return { locale, network: mac('proof-network', addressKey(address)) };
}
