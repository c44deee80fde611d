import { maskContact } from '@/lib/admin/reset/mask-contact';
import type { ContactMethod } from '@/lib/base/contact';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

/** A stored contact, masked. `handle` names it in a form and tells nothing about the address. */
export type ListedContact = { handle: string; method: ContactMethod; masked: string };

export function listContacts({ mac }: Pick<Services, 'mac'>, { contacts }: Pick<Account, 'contacts'>): ListedContact[] {
  return contacts.map((contact) => ({
    handle: contactHandle({ mac }, contact),
    method: contact.method,
    masked: maskContact(contact),
  }));
}

export function contactHandle({ mac }: Pick<Services, 'mac'>, contact: Account['contacts'][number]): string {
  return mac('contact-handle', `${contact.method}:${contact.address}`).slice(0, 16);
}
