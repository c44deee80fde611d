import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

const peer = '10.0.0.1';

test.each([
  ['nothing is trusted: the header is ignored', '203.0.113.7', 0, peer],
  ['no header: the peer', undefined, 2, peer],
  ['one proxy: the last entry', '203.0.113.7', 1, '203.0.113.7'],
  ['one proxy: what a client put before it does not count', '1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
  ['two proxies: the last but one', '1.1.1.1, 203.0.113.7, 10.0.0.9', 2, '203.0.113.7'],
  ['fewer entries than proxies: the peer', '203.0.113.7', 2, peer],
  ['several headers are one list', ['1.1.1.1', '203.0.113.7'], 1, '203.0.113.7'],
  ['IPv6', '2001:db8::7', 1, '2001:db8::7'],
  ['IPv4 in IPv6', '::ffff:203.0.113.7', 1, '203.0.113.7'],
  ['spaces around it', '  203.0.113.7  ', 1, '203.0.113.7'],
  ['an empty header', '', 1, peer],
  ['only commas', ',,,', 1, peer],
  ['a trailing comma', '203.0.113.7,', 1, peer],
  ['a name', 'localhost', 1, peer],
  ['a port', '203.0.113.7:4711', 1, peer],
  ['brackets', '[2001:db8::7]', 1, peer],
  ['quotes', '"203.0.113.7"', 1, peer],
  ['the word unknown', 'unknown', 1, peer],
  ['numbers too large', '999.1.1.1', 1, peer],
  ['a number with leading zeros', '010.0.0.1', 1, peer],
  ['a statement', "1' or '1'='1", 1, peer],
  ['a very long text', 'x'.repeat(10_000), 1, peer],
  ['ten thousand entries', `${'1.1.1.1,'.repeat(10_000)}203.0.113.7`, 1, '203.0.113.7'],
] as const)('%s', (_name, header, proxies, expected) => {
  const given: string | string[] | undefined = typeof header === 'object' ? [...header] : header;
  expect(clientAddress(given, peer, proxies)).toBe(expected);
});

test('names the peer without the IPv6 form of an IPv4 address, and a missing one as unknown', () => {
  expect(clientAddress(undefined, '::ffff:192.0.2.4', 0)).toBe('192.0.2.4');
  expect(clientAddress(undefined, '', 0)).toBe('unknown');
  expect(clientAddress('nonsense', '', 1)).toBe('unknown');
});
