import { lookup as lookUp } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { parseAddress } from '@/lib/base/network';
import { err, ok, type Result } from '@/lib/base/result';
import { isAllowed, isPublicAddress, networksOf } from './public-address';

export type HostAddress = { address: string; family: number };

/** Finds every address of a name. Rejects where there is none. */
export type Resolve = (host: string) => Promise<HostAddress[]>;

/** `not_allowed`: the address is not for us to call. `unknown_host`: its name has no address. */
export type GuardRefusal = 'not_allowed' | 'unknown_host';

/** Tells which addresses may be called. */
export type OutboundGuard = {
  /**
   * The addresses of what was typed as a URL, where every one of them may be called: with https, or with http within
   * the allowed networks.
   */
  check(url: string): Promise<Result<HostAddress[], GuardRefusal>>;
};

const resolveByDns: Resolve = (host) => lookUp(host, { all: true });

/**
 * The guard for addresses that come from the console: public addresses only, besides the networks that whoever runs Rekey
 * allows (CIDR). Host names and their numeric spellings must have gone through `URL`, which writes them in one form.
 */
export function createOutboundGuard(
  { allowedNetworks }: { allowedNetworks: readonly string[] },
  resolveHost: Resolve = resolveByDns,
): OutboundGuard {
  const allowed = networksOf(allowedNetworks);
  return {
    async check(text) {
      const url = URL.parse(text);
      if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password)
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
      return isReachable && (url.protocol === 'https:' || isInside) ? ok(found) : err('not_allowed');
    },
  };
}

/** A look-up that answers the addresses that were checked, so that a name cannot mean something else a moment later. */
export function lookUpChecked(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error('No address was checked'), { code: 'ENOTFOUND' }), '', 0);
    else if (all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
