import { type Address, isInNetworks, isMapped, type Network, parseNetwork } from '@/lib/base/network';

/**
 * IPv4 addresses that are not public, or that reach this machine or its cloud: the IANA special-purpose registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), multicast, reserved, and the platform address of
 * Azure.
 */
const specialIpv4 = networksOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** The only block assigned to hosts (RFC 4291): excludes loopback, link-local, private, mapped and NAT64. */
const globalIpv6 = networksOf(['2000::/3']);

/** Within it: Teredo, ORCHID and other protocol assignments, 6to4, and documentation. */
const specialIpv6 = networksOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Checks whether an IP address is public. */
export function isPublicAddress(address: Address): boolean {
  if (address.kind() === 'ipv4') return !isInNetworks(address, specialIpv4);
  return isInNetworks(address, globalIpv6) && !isInNetworks(address, specialIpv6);
}

/** Parses a list of networks (CIDR). Skips invalid entries. */
export function networksOf(blocks: readonly string[]): Network[] {
  return blocks.map(parseNetwork).filter((block) => block !== null);
}

/**
 * Checks whether an IP address is in one of the allowed networks. IPv4 written as IPv6 never is, not even in `::/0`.
 */
export function isAllowed(address: Address, allowed: readonly Network[]): boolean {
  return !isMapped(address) && isInNetworks(address, allowed);
}
