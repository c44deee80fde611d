import { isIP } from 'node:net';

/** A block of addresses in CIDR form. */
export type Network = { address: string; prefix: number; family: 'ipv4' | 'ipv6' };

/** Parses a block such as `10.2.0.0/16` or `fd00::/8`; null if it is not one. */
export function parseNetwork(text: string): Network | null {
  const [, address = '', digits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const version = isIP(address);
  const prefix = Number(digits);
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return null;
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}
