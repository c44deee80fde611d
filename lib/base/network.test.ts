import { expect, test } from 'vitest';
import {
  isHttpsOrLoopback,
  isInNetworks,
  isLoopbackAddress,
  isLoopbackHost,
  parseAddress,
  parseNetwork,
  plainAddress,
} from './network';

test.each([
  ['IPv4', '203.0.113.7', '203.0.113.7', '203.0.113.7'],
  ['IPv4-mapped', '::ffff:203.0.113.7', '::ffff:cb00:7107', '203.0.113.7'],
  ['IPv4-mapped in upper case', '::FFFF:203.0.113.7', '::ffff:cb00:7107', '203.0.113.7'],
  ['IPv4-mapped in hexadecimal', '::ffff:cb00:7107', '::ffff:cb00:7107', '203.0.113.7'],
  ['IPv4-mapped written out', '0:0:0:0:0:ffff:203.0.113.7', '::ffff:cb00:7107', '203.0.113.7'],
  ['IPv4-compatible, which is no IPv4', '::203.0.113.7', '::cb00:7107', '::cb00:7107'],
  ['IPv4-compatible in hexadecimal', '::cb00:7107', '::cb00:7107', '::cb00:7107'],
  ['IPv4-compatible written out', '0:0:0:0:0:0:203.0.113.7', '::cb00:7107', '::cb00:7107'],
  ['NAT64', '64:ff9b::203.0.113.7', '64:ff9b::cb00:7107', '64:ff9b::cb00:7107'],
  ['upper case, written out', '2001:0DB8:0000:0000:0000:0000:0000:000A', '2001:db8::a', '2001:db8::a'],
  ['zeros compressed', '2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', '2001:db8::1:0:0:1'],
  ['a zone', 'fe80::1%eth0', 'fe80::1', 'fe80::1'],
  ['a zone with a dot', 'fe80::1%br-0.12', 'fe80::1', 'fe80::1'],
  ['loopback written out', '0:0:0:0:0:0:0:1', '::1', '::1'],
])('reads %s', (_name, text, written, plain) => {
  const address = parseAddress(text);
  expect(String(address)).toBe(written);
  expect(address && String(plainAddress(address))).toBe(plain);
});

test.each([
  '',
  'localhost',
  'unknown',
  '010.0.0.1',
  '0x7f000001',
  '0x7f.0.0.1',
  '2130706433',
  '127.1',
  '256.0.0.1',
  '1.2.3.4:80',
  '[::1]',
  '::ffff:010.0.0.1',
  '::ffff:0x7f.0.0.1',
  '::256.0.0.1',
  '1::2::3',
  '1:2:3:4:5:6:7',
  'fe80::1%',
  'fe80::1%a%b',
  'fe80::1% ',
  '203.0.113.7%eth0',
  '%eth0',
  ' ::1',
  ':'.repeat(10_000),
  '%'.repeat(10_000),
])('%j is no address', (text) => {
  expect(parseAddress(text)).toBeNull();
});

test.each([
  ['10.2.0.0/16', '10.2.255.1', true],
  ['10.2.0.0/16', '10.3.0.1', false],
  ['10.2.0.0/16', '::ffff:10.2.0.1', false],
  ['::/0', '10.2.0.1', false],
  ['FD00::/8', 'fdff::1', true],
  ['fd00:0:0:0:0:0:0:0/8', 'fc00::1', false],
  ['0.0.0.0/0', '203.0.113.7', true],
])('%s and %s: contains it %s', (network, text, expected) => {
  const address = parseAddress(text);
  expect(
    address &&
      isInNetworks(
        address,
        [parseNetwork(network)].filter((block) => block !== null),
      ),
  ).toBe(expected);
});

test.each(['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0/8', 'fe80::1%eth0/64', 'a/8', '10.0.0.0/8/8'])(
  '%j is no network',
  (text) => {
    expect(parseNetwork(text)).toBeNull();
  },
);

test.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['[::1]', true],
  ['[0:0:0:0:0:0:0:1]', true],
  ['[::ffff:127.0.0.1]', true],
  ['[::127.0.0.1]', false],
  ['[64:ff9b::127.0.0.1]', false],
  ['localhost.example.com', false],
  ['127.0.0.1.example.com', false],
  ['128.0.0.1', false],
  ['0.0.0.0', false],
  ['[::]', false],
  ['', false],
])('the host %s is this machine: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
  expect(isHttpsOrLoopback(new URL(`http://${host || 'example.com'}`))).toBe(expected);
});

test('a name is no loopback address, and https is safe everywhere', () => {
  expect(isLoopbackAddress('localhost')).toBe(false);
  expect(isLoopbackAddress('127.0.0.1')).toBe(true);
  expect(isHttpsOrLoopback(new URL('https://example.com'))).toBe(true);
  expect(isHttpsOrLoopback(new URL('ftp://localhost'))).toBe(false);
});
