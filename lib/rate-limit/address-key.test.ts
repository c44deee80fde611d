import { expect, test } from 'vitest';
import { addressKey, wideAddressKey } from './address-key';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['::203.0.113.7', '0:0:0:0::/64'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ['unknown', 'unknown'],
  ['', 'unknown'],
  ['203.0.113.7, 10.0.0.1', 'unknown'],
])('counts %s as %s', (address, key) => expect(addressKey(address)).toBe(key));

test('only IPv6 has a wider place, its /48', () => {
  expect(wideAddressKey('2001:DB8:1:2::5')).toBe('2001:db8:1::/48');
  expect(wideAddressKey('203.0.113.7')).toBeNull();
  expect(wideAddressKey('::ffff:203.0.113.7')).toBeNull();
  expect(wideAddressKey('unknown')).toBeNull();
});
