import { isIP } from 'node:net';

const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Checks whether a name can be used to greet a mail server: a host name, or an address in brackets (RFC 5321, 4.1.3).
 */
export function isGreetingName(name: string): boolean {
  const literal = /^\[(?:IPv6:)?([^\]]+)\]$/.exec(name)?.[1];
  if (literal !== undefined) return name === addressLiteral(literal);
  const labels = name.split('.');
  return name.length <= 253 && isIP(name) === 0 && labels.every((part) => label.test(part));
}

/** Returns the default name for greeting a mail server: the host of the portal's own address. */
export function greetingNameOf(appUrl: string): string {
  const host = new URL(appUrl).hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  return addressLiteral(host) ?? host;
}

function addressLiteral(address: string): string | null {
  const version = isIP(address);
  if (version === 0) return null;
  return version === 6 ? `[IPv6:${address}]` : `[${address}]`;
}
