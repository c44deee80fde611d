import { parseAddress, plainAddress } from '@/lib/base/network';

/** Why the entry that counts could not be used, for the log. */
export type AddressProblem = 'not_trusted' | 'too_few_entries' | 'unreadable_entry';

/**
 * The address of the person's machine. `X-Forwarded-For` counts only for the configured number of proxies, read from
 * the right. Where the entry that counts is missing or is no address, the peer's own address is used.
 */
export function clientAddress(
  forwardedFor: string | string[] | undefined,
  peer: string,
  trustedProxies: number,
): { address: string; problem: AddressProblem | null } {
  const own = readAddress(peer) ?? 'unknown';
  if (forwardedFor === undefined) return { address: own, problem: null };
  if (trustedProxies === 0) return { address: own, problem: 'not_trusted' };
  // Empty elements of a list do not count (RFC 9110, 5.6.1.2). No proxy writes one, so this moves no trusted entry.
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
 * An address as proxies write it: bare, with a port, in brackets, in quotes, with the zone of an interface. Answers its
 * shortest form, so that each machine has one name; null for anything else.
 */
function readAddress(text: string): string | null {
  const unquoted = text.trim().replace(/^"(.*)"$/, '$1');
  const [, inBrackets, beforePort] = /^\[(.*)\](?::\d{1,5})?$|^([\d.]+):\d{1,5}$/.exec(unquoted) ?? [];
  const address = parseAddress(inBrackets ?? beforePort ?? unquoted);
  return address && plainAddress(address).toString();
}
