import { lookup as lookUp } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { parseAddress } from '@/lib/base/network';
import { err, ok, type Result } from '@/lib/base/result';
import { isAllowed, isPublicAddress, networksOf } from './public-address';

export type HostAddress = { address: string; family: number };

/** Resolves every address of a name. Rejects if there is none. */
export type Resolve = (host: string) => Promise<HostAddress[]>;

/** `not_allowed`: the address may not be called. `unknown_host`: the name has no address. */
export type GuardRefusal = 'not_allowed' | 'unknown_host';

/** Decides which addresses may be called. */
export type OutboundGuard = {
  /**
   * Returns the addresses of a URL if all of them may be called: with https or ldaps, or with http or ldap within the
   * allowed networks.
   */
  check(url: string): Promise<Result<HostAddress[], GuardRefusal>>;
};

const resolveByDns: Resolve = (host) => lookUp(host, { all: true });

/**
 * The guard for addresses from the console: public addresses, and the networks (CIDR) that the configuration allows.
 * Host names and numeric spellings must be normalised with `URL` first.
 */
export function createOutboundGuard(
  { allowedNetworks }: { allowedNetworks: readonly string[] },
  resolveHost: Resolve = resolveByDns,
): OutboundGuard {
  const allowed = networksOf(allowedNetworks);
  return {
    async check(text) {
      const url = URL.parse(text);
      if (!url || !['https:', 'http:', 'ldaps:', 'ldap:'].includes(url.protocol) || url.username || url.password)
        return err('not_allowed');
      const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
      const literal = parseAddress(host);
      const found = literal
        ? [{ address: host, family: literal.kind() === 'ipv4' ? 4 : 6 }]
        : await resolveHost(host).catch(() => []);
      if (found.length === 0) return err('unknown_host');
      const addresses = found.map(({ address }) => parseAddress(address));
      const isInside = addresses.every((address) => address !== null && isAllowed(address, allowed));
      const isReachable = addresses.every(
        (address) => address !== null && (isAllowed(address, allowed) || isPublicAddress(address)),
      );
      return isReachable && (url.protocol === 'https:' || url.protocol === 'ldaps:' || isInside)
        ? ok(found)
        : err('not_allowed');
    },
  };
}

/** A DNS lookup that returns the checked addresses, so the name cannot resolve to another one a moment later. */
export function lookUpChecked(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error('No checked address'), { code: 'ENOTFOUND' }), '', 0);
    else if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
