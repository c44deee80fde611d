import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one place on the network: an IPv4 address, or the /64 of an IPv6 address, since one household or
 * server has a whole /64 to pick from. Everything that is no address counts as one place together.
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

/** The /48 that an IPv6 address is in, which one customer may hold as a whole; null for every other address. */
export function wideAddressKey(address: string): string | null {
  const narrow = addressKey(address);
  return narrow.endsWith('::/64') ? `${narrow.split(':').slice(0, 3).join(':')}::/48` : null;
}

/** The eight groups of an IPv6 address, as WHATWG URL writes them: lower-case hexadecimal without leading zeros. */
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
