import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

const peer = '10.0.0.1';

test.each([
  ['bare', '203.0.113.7', 1, '203.0.113.7'],
  ['what a client put before it does not count', '1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
  ['two proxies: the last but one', '1.1.1.1, 203.0.113.7, 10.0.0.9', 2, '203.0.113.7'],
  ['several headers are one list', ['1.1.1.1', '203.0.113.7'], 1, '203.0.113.7'],
  ['spaces and a tab', ' \t203.0.113.7  ', 1, '203.0.113.7'],
  ['no space after the comma', '1.1.1.1,203.0.113.7', 1, '203.0.113.7'],
  ['a trailing comma', '203.0.113.7,', 1, '203.0.113.7'],
  ['empty elements', '1.1.1.1,, ,203.0.113.7, ,10.0.0.9', 2, '203.0.113.7'],
  ['a port (Azure, IIS)', '20.2.2.7:51000', 1, '20.2.2.7'],
  ['a port, among others', '1.1.1.1:80, 20.2.2.7:51000, 10.0.0.9:443', 2, '20.2.2.7'],
  ['quotes', '"203.0.113.7"', 1, '203.0.113.7'],
  ['quotes and a port', '"203.0.113.7:4711"', 1, '203.0.113.7'],
  ['IPv6', '2001:db8::7', 1, '2001:db8::7'],
  ['IPv6 in capitals, written out', '2001:0DB8:0000:0000:0000:0000:0000:0007', 1, '2001:db8::7'],
  ['IPv6 in brackets', '[2001:db8::7]', 1, '2001:db8::7'],
  ['IPv6 in brackets with a port', '[2001:db8::7]:51000', 1, '2001:db8::7'],
  ['IPv6 in quotes and brackets with a port', '"[2001:db8::7]:51000"', 1, '2001:db8::7'],
  ['IPv6 with a zone', 'fe80::1%eth0', 1, 'fe80::1'],
  ['IPv6 with a zone in brackets', '[fe80::1%25eth0]:443'.replace('%25', '%'), 1, 'fe80::1'],
  ['IPv4 in IPv6', '::ffff:203.0.113.7', 1, '203.0.113.7'],
  ['IPv4 in IPv6, in capitals', '::FFFF:203.0.113.7', 1, '203.0.113.7'],
  ['IPv4 in IPv6, in hexadecimal', '::ffff:cb00:7107', 1, '203.0.113.7'],
  ['IPv4 in IPv6 with a port', '[::ffff:203.0.113.7]:51000', 1, '203.0.113.7'],
  ['the old IPv4-compatible form, which is no IPv4', '::203.0.113.7', 1, '::cb00:7107'],
  ['NAT64', '64:ff9b::203.0.113.7', 1, '64:ff9b::cb00:7107'],
  ['ten thousand entries', `${'1.1.1.1,'.repeat(10_000)}203.0.113.7`, 1, '203.0.113.7'],
] as const)('reads an entry as proxies write it: %s (F4)', (_name, header, proxies, expected) => {
  expect(clientAddress(given(header), peer, proxies)).toEqual({ address: expected, problem: null });
});

test.each([
  ['a name', 'localhost'],
  ['the word unknown', 'unknown'],
  ['an obfuscated name', '_hidden'],
  ['a pair of the other header', 'for=203.0.113.7'],
  ['numbers too large', '999.1.1.1'],
  ['leading zeros', '010.0.0.1'],
  ['hexadecimal', '0xcb007107'],
  ['one number', '3405803783'],
  ['three numbers', '203.0.113'],
  ['a network', '203.0.113.0/24'],
  ['two addresses without a comma', '203.0.113.7 203.0.113.8'],
  ['a bracket that is not closed', '[2001:db8::7'],
  ['empty brackets', '[]:80'],
  ['IPv4 in brackets', '[203.0.113.7]:80x'],
  ['a port that is none', '203.0.113.7:port'],
  ['only a port', ':443'],
  ['a zone without an address', '%eth0'],
  ['nine groups', '1:2:3:4:5:6:7:8:9'],
  ['a statement', "1' or '1'='1"],
  ['a NUL', '203.0.113.7\0'],
  ['other digits', '２０３.0.113.7'],
  ['a very long text', 'x'.repeat(10_000)],
  ['very many brackets', '['.repeat(10_000)],
  ['very many colons', ':'.repeat(10_000)],
] as const)('an entry that is no address is told, and the peer counts: %s (F4)', (_name, header) => {
  expect(clientAddress(`203.0.113.9, ${header}`, peer, 1)).toEqual({ address: peer, problem: 'unreadable_entry' });
});

test.each([
  ['nothing is trusted', '203.0.113.7', 0, 'not_trusted'],
  ['fewer entries than proxies', '203.0.113.7', 2, 'too_few_entries'],
  ['an empty header', '', 1, 'too_few_entries'],
  ['only commas', ',,,', 1, 'too_few_entries'],
  ['no header', undefined, 2, null],
] as const)('nobody chooses an address: %s (F4)', (_name, header, proxies, problem) => {
  expect(clientAddress(header, peer, proxies)).toEqual({ address: peer, problem });
});

test('names the peer without the IPv6 form of an IPv4 address, and a missing one as unknown', () => {
  expect(clientAddress(undefined, '::ffff:192.0.2.4', 0).address).toBe('192.0.2.4');
  expect(clientAddress(undefined, 'fe80::1%eth0', 0).address).toBe('fe80::1');
  expect(clientAddress(undefined, '', 0).address).toBe('unknown');
  expect(clientAddress('nonsense', '', 1).address).toBe('unknown');
});

function given(header: string | readonly string[]): string | string[] {
  return typeof header === 'string' ? header : [...header];
}
