import { z } from 'zod';
import type { Contact, Identifier } from '@/lib/base/contact';
import { isChineseMobile, isPhoneNumber, storedForms, withoutSeparators } from '@/lib/base/phone-numbers';
import type { Account } from '@/lib/providers/types';

/** A user as returned by SearchUsers and ShowUserDetail; every field but the account may be missing. */
export const memberSchema = z.object({
  userAccount: z.string().min(1).max(255),
  name: z.string().nullish(),
  phone: z.string().nullish(),
  country: z.string().nullish(),
  email: z.string().nullish(),
  status: z.number().nullish(),
});
type Member = z.output<typeof memberSchema>;

/**
 * Converts a member to an account. Its id is the meeting account, which writes use. Masked phone numbers, and local
 * ones that cannot be completed, are dropped.
 */
export function toAccount(member: Member): Account {
  const contacts: Contact[] = [];
  const email = member.email?.trim().toLowerCase();
  if (email?.includes('@') && !email.includes('*')) contacts.push({ method: 'email', address: email });
  const phone = phoneOf(member);
  if (phone) contacts.push({ method: 'sms', address: phone });
  return {
    id: member.userAccount,
    username: member.userAccount,
    displayName: member.name?.trim() || null,
    contacts,
    status: member.status === 0 ? 'active' : member.status === 1 ? 'disabled' : 'unknown',
  };
}

/** Compares exactly: the vendor's search is fuzzy. */
export function isNamedBy(account: Account, identifier: Identifier): boolean {
  if (identifier.kind === 'username') return account.username.toLowerCase() === identifier.value.toLowerCase();
  const method = identifier.kind === 'email' ? 'email' : 'sms';
  const wanted = method === 'email' ? [identifier.value] : storedForms(identifier.value);
  return account.contacts.some((contact) => contact.method === method && wanted.includes(contact.address));
}

function phoneOf({ phone, country }: Member): string | null {
  const number = withoutSeparators(phone ?? '');
  if (isPhoneNumber(number)) return number;
  // Numbers of mainland China have no country code if they were entered in the vendor's console.
  return country === 'chinaPR' && isChineseMobile(number) ? `+86${number}` : null;
}
