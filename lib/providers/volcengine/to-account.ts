import { z } from 'zod';
import type { Contact } from '@/lib/base/contact';
import { toE164 } from '@/lib/base/phone-numbers';
import type { Account } from '@/lib/providers/types';

const text = z.string().nullish();

/** A user as returned by ListUsers and GetUser. @see https://www.volcengine.com/docs/7165/1505176 */
export const userSchema = z.object({
  UserId: z.string().min(1),
  UserName: z.string().min(1),
  DisplayName: text,
  Email: text,
  Phone: text,
  Source: text,
});

export type VendorUser = z.output<typeof userSchema>;

/**
 * Converts a vendor user to an account. Synchronised users are `read_only`: the identity source owns their password. A
 * masked phone number is not a contact.
 */
export function toAccount(user: VendorUser, defaultCountryCode: string): Account {
  const contacts: Contact[] = [];
  const email = user.Email?.trim().toLowerCase() ?? '';
  if (/^[^\s@*]+@[^\s@*]+$/.test(email)) contacts.push({ method: 'email', address: email });
  const phone = toE164(user.Phone ?? '', defaultCountryCode);
  if (phone) contacts.push({ method: 'sms', address: phone });
  return {
    id: user.UserId,
    username: user.UserName,
    displayName: user.DisplayName || null,
    contacts,
    status: user.Source === 'Sync' ? 'read_only' : 'active',
  };
}
