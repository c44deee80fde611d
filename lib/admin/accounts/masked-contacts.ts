import type { Contact, ContactMethod } from '@/lib/base/contact';
import { readPhoneNumber } from '@/lib/base/phone-numbers';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

/** A stored contact as an operator sees it. `handle` identifies it in a form and reveals nothing about the address. */
export type MaskedContact = { handle: string; method: ContactMethod; masked: string };

/** A contact that a message can be sent to. */
export type SendableContact = MaskedContact & { address: string };

type WithContacts = Pick<Account, 'contacts'>;

/** The contacts of an account, masked. */
export function maskContacts({ mac }: Pick<Services, 'mac'>, { contacts }: WithContacts): MaskedContact[] {
  return contacts.map((contact) => ({
    handle: contactHandle({ mac }, contact),
    method: contact.method,
    masked: maskContact(contact),
  }));
}

/** The contacts that this installation can send a message to. `address` stays on the server. */
export function sendableContacts(
  { notifier, mac }: Pick<Services, 'notifier' | 'mac'>,
  { contacts }: WithContacts,
): SendableContact[] {
  return contacts
    .filter(({ method }) => notifier.methods.includes(method))
    .map((contact) => ({ ...contact, handle: contactHandle({ mac }, contact), masked: maskContact(contact) }));
}

/**
 * The contacts that a back end may send its own password to, masked, or null if the account has none. Huawei Cloud
 * Meeting uses mail or SMS and does not say which, so both are shown if the account has both.
 */
export function deliveryContact({ contacts }: WithContacts): { masked: string } | null {
  return contacts.length > 0 ? { masked: contacts.map(maskContact).join(' / ') } : null;
}

/** The identifier of a contact in a form: 16 hexadecimal digits of a keyed hash. */
export function contactHandle({ mac }: Pick<Services, 'mac'>, { method, address }: Contact): string {
  return mac('contact-handle', `${method}:${address}`).slice(0, 16);
}

/**
 * A contact as it may appear on an operator's screen: enough for its owner to recognise, too little to use. For mail the
 * first letter and the domain, for a phone the country code and the last two digits.
 */
export function maskContact({ method, address }: Contact): string {
  if (method === 'email') {
    const at = address.lastIndexOf('@');
    return at < 1 ? '•••' : `${[...address][0] ?? ''}•••${address.slice(at)}`;
  }
  const country = readPhoneNumber(address)?.countryCode;
  return `${country ? `+${country} ` : ''}••• ${address.slice(-2)}`;
}
