import 'server-only';
import { type Address, parseAddress, plainAddress } from '@/lib/base/network';

/**
 * Returns the key for one place on the network: an IPv4 address, or the /64 of an IPv6 address, since one household or
 * server has a whole /64 to choose from. Everything that is not an address shares the key `unknown`.
 */
export function addressKey(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === null) return 'unknown';
  const plain = plainAddress(parsed);
  return plain.kind() === 'ipv4' ? plain.toString() : `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
}

/** Returns the /48 of an IPv6 address, which a single customer may hold; null for any other address. */
export function wideAddressKey(address: string): string | null {
  const narrow = addressKey(address);
  return narrow.endsWith('::/64') ? `${narrow.split(':').slice(0, 3).join(':')}::/48` : null;
}

/** The eight groups of an IPv6 address: lower-case hexadecimal without leading zeros. */
function groupsOf(address: Address): string[] {
  return address.toNormalizedString().split(':');
}
