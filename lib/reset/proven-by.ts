import type { Contact } from '@/lib/base/contact';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';

/** Returns a keyed hash of the address that a code went to: it can be compared but not read. */
export function provenBy({ mac }: Pick<Services, 'mac'>, { method, address }: Contact): string {
  return mac('code-destination', JSON.stringify([method, address.toLowerCase()]));
}

/**
 * Checks whether an account still has the address that proved it. Attempts without an address pass: they were proved by
 * the back end itself or by an operator.
 */
export function stillHasProof(
  services: Pick<Services, 'mac'>,
  { codeTo }: Pick<Attempt, 'codeTo'>,
  account: Pick<Account, 'contacts'>,
): boolean {
  return codeTo === null || account.contacts.some((contact) => provenBy(services, contact) === codeTo);
}
