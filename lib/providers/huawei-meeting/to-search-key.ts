import { digitsOf, looksLikeNumber } from '@/lib/base/phone-numbers';

/**
 * Converts what an operator typed to a key for the vendor's fuzzy search. Numbers lose their separators and dialling
 * prefixes (`+`, `00`, a leading zero), because stored numbers match on any part of their digits. Numbers of mainland
 * China also lose the 86, because the vendor's console stores them without it. Anything else is unchanged.
 */
export function toSearchKey(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  if (!looksLikeNumber(text)) return text;
  const digits = digitsOf(text);
  if (digits.length < 6) return text;
  return digits.replace(/^0+/, '').replace(/^86(?=1\d{10}$)/, '');
}
