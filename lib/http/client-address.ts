import { isIP } from 'node:net';

/**
 * The address of the person's machine. `X-Forwarded-For` counts only for the configured number of proxies, read from
 * the right; anything malformed there is ignored and the peer's own address holds.
 */
export function clientAddress(
  forwardedFor: string | string[] | undefined,
  peer: string,
  trustedProxies: number,
): string {
  const own = plainAddress(peer) ?? 'unknown';
  if (trustedProxies === 0 || forwardedFor === undefined) return own;
  const hops = (Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor)
    .split(',')
    .map((hop) => hop.trim());
  const claimed = hops[hops.length - trustedProxies];
  return (claimed && plainAddress(claimed)) || own;
}

function plainAddress(text: string): string | null {
  const address = text.startsWith('::ffff:') && isIP(text.slice(7)) === 4 ? text.slice(7) : text;
  return isIP(address) ? address : null;
}
