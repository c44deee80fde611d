import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Returns the key for one place on the network: an IPv4 address, or the /64 of an IPv6 address, since one household or
 * server has a whole /64 to choose from. Everything that is not an address shares the key `unknown`.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return 'unknown';
  const mappedParts = expand(plain);
  if (mappedParts.slice(0, 6).join(':') === '0:0:0:0:0:ffff')
    return toIPv4(mappedParts[6] ?? '0', mappedParts[7] ?? '0');
  return `${mappedParts.slice(0, 4).join(':')}::/64`;
}

/** Returns the /48 of an IPv6 address, which a single customer may hold; null for any other address. */
export function wideAddressKey(address: string): string | null {
  const narrow = addressKey(address);
  return narrow.endsWith('::/64') ? `${narrow.split(':').slice(0, 3).join(':')}::/48` : null;
}

/** Returns the eight groups of an IPv6 address as in a WHATWG URL: lower-case hexadecimal without leading zeros. */
function expand(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  return tail === undefined
    ? left
    : [...left, ...new Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

function toIPv4(high: string, low: string): string {
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
