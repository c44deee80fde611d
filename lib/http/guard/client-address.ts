import { parseAddress, plainAddress } from '@/lib/base/network';

/** Why `X-Forwarded-For` was ignored, for the log. */
export type AddressProblem = 'not_trusted' | 'too_few_entries' | 'unreadable_entry';

/**
 * Returns the client's address. It is the entry of `X-Forwarded-For` at position `trustedProxies`, counted from the
 * right. If that entry is missing or is not an address, returns the peer's address and the problem.
 */
export function clientAddress(
  forwardedFor: string | string[] | undefined,
  peer: string,
  trustedProxies: number,
): { address: string; problem: AddressProblem | null } {
  const own = readAddress(peer) ?? 'unknown';
  if (forwardedFor === undefined) return { address: own, problem: null };
  if (trustedProxies === 0) return { address: own, problem: 'not_trusted' };
  // Empty list elements do not count (RFC 9110, 5.6.1.2). Proxies never write one, so skipping them is safe.
  const hops = [forwardedFor]
    .flat()
    .join(',')
    .split(',')
    .filter((hop) => hop.trim() !== '');
  const claimed = hops[hops.length - trustedProxies];
  if (claimed === undefined) return { address: own, problem: 'too_few_entries' };
  const address = readAddress(claimed);
  return address ? { address, problem: null } : { address: own, problem: 'unreadable_entry' };
}

/**
 * Reads an address as proxies write it: bare, with a port, in brackets, in quotes, or with a zone. Returns its shortest
 * form, so that each machine has only one spelling, or null if it is not an address.
 */
function readAddress(text: string): string | null {
  const unquoted = text.trim().replace(/^"(.*)"$/, '$1');
  const [, inBrackets, beforePort] = /^\[(.*)\](?::\d{1,5})?$|^([\d.]+):\d{1,5}$/.exec(unquoted) ?? [];
  const address = parseAddress(inBrackets ?? beforePort ?? unquoted);
  return address && plainAddress(address).toString();
}
