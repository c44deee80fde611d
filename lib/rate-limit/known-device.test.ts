import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import { type DeviceSubject, deviceId, knownDevice, rememberDevice } from './known-device';

const secret = randomBytes(32).toString('base64');
const keys = createKeys(secret);
const account = (accountId: string, directoryId = 'staff'): DeviceSubject => ({
  kind: 'account',
  directoryId,
  accountId,
});

test('a device is known for the subject it was verified for, and for no other (T7)', () => {
  const cookie = rememberDevice(keys, undefined, account('alice'));
  const id = knownDevice(keys, cookie, account('alice'));
  expect(id).toMatch(/^[\w-]{22}$/);
  for (const other of [account('bob'), account('alice', 'cloud'), { kind: 'operator', id: 'alice' } as const, null])
    expect(knownDevice(keys, cookie, other)).toBeNull();
  const both = rememberDevice(keys, cookie, { kind: 'operator', id: 'alice' });
  expect(knownDevice(keys, both, account('alice'))).toBe(id);
  expect(knownDevice(keys, both, { kind: 'operator', id: 'alice' })).toBe(id);
});

test('a forged cookie never matches', () => {
  const cookie = rememberDevice(keys, undefined, account('alice'));
  const [id = '', proof = '', tag = ''] = cookie.split('.');
  const stranger = rememberDevice(createKeys(randomBytes(32).toString('base64')), undefined, account('alice'));
  const [strangerId = ''] = stranger.split('.');
  const forged = [
    undefined,
    '',
    '.',
    'x',
    id,
    `${id}.${proof}`,
    `${id}.${tag}.${tag}`,
    `${strangerId}.${proof}.${tag}`,
  ];
  for (const value of [...forged, stranger, `${cookie}.`, ` ${cookie}`, `${cookie}\n`, 'A'.repeat(5000)]) {
    expect(deviceId(keys, value)).toBeNull();
    expect(knownDevice(keys, value, account('alice'))).toBeNull();
  }
});

test('the cookie reveals nothing about its subjects, and does not grow without bound', () => {
  let cookie: string | undefined;
  for (let count = 0; count < 30; count += 1) cookie = rememberDevice(keys, cookie, account(`person${count}`));
  expect(cookie).toMatch(/^[\w-]{22}(\.[\w-]{22}){9}$/);
  expect(knownDevice(keys, cookie, account('person29'))).not.toBeNull();
  expect(knownDevice(keys, cookie, account('person21'))).toBeNull();
  // Being verified again does not push other subjects out.
  expect(rememberDevice(keys, cookie, account('person29'))).toBe(cookie);
  expect(rememberDevice(keys, undefined, account('alice'))).not.toBe(rememberDevice(keys, undefined, account('alice')));
});

test('a new master secret keeps the devices of the previous one', () => {
  const next = createKeys(randomBytes(32).toString('base64'), secret);
  const cookie = rememberDevice(keys, undefined, account('alice'));
  const id = knownDevice(next, cookie, account('alice'));
  expect(id).not.toBeNull();
  const renewed = rememberDevice(next, cookie, account('bob'));
  expect(knownDevice(next, renewed, account('alice'))).toBe(id);
  expect(knownDevice(next, renewed, account('bob'))).toBe(id);
});
