import type { ContactMethod } from '@/lib/base/contact';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { maskContact } from './mask-contact';

/** A stored contact as an operator sees it: `handle` names it in a form and tells nothing about the address. */
export type MaskedContact = { handle: string; method: ContactMethod; masked: string; address: string };

/** The stored contacts that a message can be sent to, masked. `address` stays on the server. */
export function maskedContacts(
  { notifier, mac }: Pick<Services, 'notifier' | 'mac'>,
  account: Pick<Account, 'contacts'>,
): MaskedContact[] {
  return account.contacts
    .filter(({ method }) => notifier.methods.includes(method))
    .map(({ method, address }) => ({
      handle: mac('contact-handle', `${method}:${address}`).slice(0, 16),
      method,
      masked: maskContact({ method, address }),
      address,
    }));
}
