import type { ContactMethod } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import { digitsOf, looksLikeNumber } from '@/lib/base/phone-numbers';
import type { Account } from '@/lib/providers/types';
import { maskContact } from './masked-contacts';

/** An account in a list of the console, with masked contacts. */
export type FoundAccount = {
  id: string;
  username: string;
  displayName: string | null;
  status: Account['status'];
  contacts: { method: ContactMethod; masked: string }[];
  /** Whether the search text is exactly its name, address or number. */
  exact: boolean;
};

export function foundAccount(account: Account, typed: string): FoundAccount {
  const { id, username, displayName, status, contacts } = account;
  const wanted = fold(typed.trim());
  const digits = digitsOf(wanted).replace(/^0+/, '');
  const isNumber = looksLikeNumber(wanted) && digits.length >= 6;
  const exact =
    fold(username) === wanted ||
    contacts.some(({ method, address }) =>
      method === 'email' ? fold(address) === wanted : isNumber && address.replace(/\D/g, '').endsWith(digits),
    );
  const masked = contacts.map((contact) => ({ method: contact.method, masked: maskContact(contact) }));
  // A user name is often the mail address. It is not masked, because it tells accounts apart.
  return { id, username, displayName, status, contacts: masked, exact };
}
