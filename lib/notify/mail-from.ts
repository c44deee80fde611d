import { isMailAddress } from './contact-address';

/** Reads `Name <address>` or a plain address; null when it is neither. */
export function parseMailFrom(from: string): { name: string; address: string } | null {
  const named = /^([^<>"\p{Cc}]{0,120})<([^<>]+)>$/u.exec(from.trim());
  const name = named?.[1]?.trim() ?? '';
  const address = named?.[2] ?? from.trim();
  return isMailAddress(address) ? { name, address } : null;
}
