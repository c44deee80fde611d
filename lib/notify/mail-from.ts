import { isMailAddress } from '@/lib/base/mail-address';

/**
 * Parses `Name <address>` or a plain address. Null if it is neither, or if the name would not be displayed as written.
 */
export function parseMailFrom(from: string): { name: string; address: string } | null {
  const named = /^([^<>"\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]{0,120})<([^<>]+)>$/u.exec(
    from.trim(),
  );
  const name = named?.[1]?.trim() ?? '';
  const address = named?.[2] ?? from.trim();
  return isMailAddress(address) ? { name, address } : null;
}
