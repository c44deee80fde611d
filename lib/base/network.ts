import { isIP, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A parsed IP address. IPv4 written as IPv6 (`::ffff:10.0.0.1`) stays IPv6; see `plainAddress`. */
export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block of addresses in CIDR form. */
export type Network = { address: Address; prefix: number };

/**
 * Parses an IP address in any valid spelling: upper case, zeros compressed or written out, with an interface zone. Null
 * for anything else, such as a name, a port, brackets, or IPv4 in octal or with fewer than four numbers.
 */
export function parseAddress(text: string): Address | null {
  const address = withoutZone(text);
  // `ipaddr.js` alone also accepts octal, hexadecimal and short forms.
  if (isIP(address) === 0 || address.includes('%')) return null;
  // It reads `::10.0.0.1`, the old IPv4-compatible form, as `::ffff:10.0.0.1`, which is another address.
  return ipaddr.parse(address.replace(/^::(?=\d+\.)/, '0::'));
}

function withoutZone(text: string): string {
  const [address = '', zone, ...more] = text.split('%');
  return zone !== undefined && more.length === 0 && isIPv6(address) && /^[\w.-]+$/.test(zone) ? address : text;
}

/** Converts IPv4 written as IPv6 to IPv4, so that each address has one `toString()`. Others are unchanged. */
export function plainAddress(address: Address): Address {
  return isMapped(address) ? address.toIPv4Address() : address;
}

/** Whether this is IPv4 written as IPv6, such as `::ffff:10.0.0.1` or `::ffff:a00:1`. */
export function isMapped(address: Address): address is ipaddr.IPv6 {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress();
}

/** Parses a block such as `10.2.0.0/16` or `fd00::/8`. Null if it is not a block. */
export function parseNetwork(text: string): Network | null {
  const [, start = '', digits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const address = parseAddress(start);
  const prefix = Number(digits);
  if (address === null || prefix > (address.kind() === 'ipv4' ? 32 : 128)) return null;
  return { address, prefix };
}

/** Whether an address is in one of the networks. IPv4 and IPv6 never contain each other. */
export function isInNetworks(address: Address, networks: readonly Network[]): boolean {
  return networks.some(
    (network) => network.address.kind() === address.kind() && address.match([network.address, network.prefix]),
  );
}

/** Whether a host of a URL or `Host` header, without a port, is this machine: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  return isLoopbackAddress(host.replace(/^\[(.*)\]$/, '$1'));
}

/** Whether an IP address is this machine's own: 127.0.0.0/8 or `::1`. */
export function isLoopbackAddress(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && plainAddress(address).range() === 'loopback';
}

/** Whether nobody on the network can read what is sent to this URL: https, or plain http to this machine. */
export function isHttpsOrLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
