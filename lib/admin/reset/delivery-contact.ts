import type { Account } from '@/lib/providers/types';
import { maskContact } from './mask-contact';

/**
 * The contact that a back end sends its own password to, masked, where it can only be that one. Huawei Cloud Meeting
 * sends it by mail or SMS to what the account has, and does not say which where there are both.
 */
export function deliveryContact({ contacts }: Pick<Account, 'contacts'>): { masked: string } | null {
  return contacts.length > 0 ? { masked: contacts.map(maskContact).join(' / ') } : null;
}
