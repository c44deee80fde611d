import { BlockList, isIP } from 'node:net';
import { type Network, parseNetwork } from '@/lib/base/network';

/**
 * IPv4 that is not reachable from everywhere, or reaches this machine or its cloud: the IANA special-purpose registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), multicast, reserved, and the platform address of Azure.
 */
const specialIpv4 = listOf([
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

/** Only these are given to hosts (RFC 4291); so no loopback, no link, no private, no mapped form, no NAT64. */
const globalIpv6 = listOf(['2000::/3']);

/** Within them: Teredo, ORCHID and other protocol assignments, 6to4, and those for documentation. */
const specialIpv6 = listOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Whether anybody on the internet could be meant by an IP address. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !specialIpv4.check(address, 'ipv4');
  return version === 6 && globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
}

/** A list of networks (CIDR) to hold addresses against. Blocks that are none are left out. */
export function listOf(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const { address, prefix, family } of blocks
    .map(parseNetwork)
    .filter((block): block is Network => block !== null))
    list.addSubnet(address, prefix, family);
  return list;
}

const mapped = listOf(['::ffff:0:0/96']);

/** Whether an IP address lies in one of the networks. IPv4 in the clothes of IPv6 never does. */
export function isListed(list: BlockList, address: string): boolean {
  const version = isIP(address);
  if (version === 6 && mapped.check(address, 'ipv6')) return false;
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
