import { resolveSrv } from 'node:dns/promises';
import { parseAddress } from '@/lib/base/network';
import { err, ok, type Result } from '@/lib/base/result';

/** One directory server and how the connection to it is encrypted. `none` is for this machine only. */
export type LdapAddress = { host: string; port: number; security: 'tls' | 'starttls' | 'none' };

/** Where the servers are: their addresses in order of preference, or a domain whose SRV records (RFC 2782) list them. */
export type LdapPlaces = { urls: readonly string[]; domain?: string | undefined; startTls: boolean };

/** Parses `ldaps://host[:port]` and `ldap://host[:port]`. Null for anything else, such as an address with a path. */
export function readLdapUrl(text: string, startTls: boolean): LdapAddress | null {
  const url = URL.parse(text);
  if (!url || !/^ldaps?:$/.test(url.protocol) || url.hostname === '') return null;
  if (!/^\/?$/.test(url.pathname) || url.search || url.hash || url.username || url.password) return null;
  const encrypted = url.protocol === 'ldaps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (encrypted ? 636 : 389) : Number(url.port),
    security: encrypted ? 'tls' : startTls ? 'starttls' : 'none',
  };
}

/** Whether a host is this machine, so that nothing sent to it crosses a network. */
export function isOwnMachine(host: string): boolean {
  return host === 'localhost' || parseAddress(host)?.range() === 'loopback';
}

/**
 * Returns the servers in order of preference. A domain is looked up each time, so a new domain controller is found
 * without a restart. Its servers listen on 636, or on the port of the record if the connection uses StartTLS.
 */
export async function findLdapServers(
  places: LdapPlaces,
  resolve: typeof resolveSrv = resolveSrv,
): Promise<Result<LdapAddress[], 'name'>> {
  if (places.domain === undefined) {
    const read = places.urls.map((url) => readLdapUrl(url, places.startTls));
    return ok(read.filter((address) => address !== null));
  }
  const records = await resolve(`_ldap._tcp.${places.domain}`).catch(() => []);
  if (records.length === 0) return err('name');
  const sorted = records.sort((one, other) => one.priority - other.priority || other.weight - one.weight);
  return ok(
    sorted.map(({ name, port }) =>
      places.startTls ? { host: name, port, security: 'starttls' } : { host: name, port: 636, security: 'tls' },
    ),
  );
}
