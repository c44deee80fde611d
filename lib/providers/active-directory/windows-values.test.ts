import { expect, test } from 'vitest';
import { encodePassword, hasFlag, readFileTime, readGuid, readInterval, readSid, writeGuid } from './windows-values';

test.each([
  ['132223104000000000', '2020-01-01T00:00:00.000Z'],
  ['116444736000000000', '1970-01-01T00:00:00.000Z'],
  ['133813440001230000', '2025-01-14T16:00:00.123Z'],
])('the time %s', (ticks, time) => {
  expect(readFileTime(ticks)?.toISOString()).toBe(time);
});

test.each([null, '', '0', '-1', '9223372036854775807', 'never', '1.5'])('%j is no time', (text) => {
  expect(readFileTime(text)).toBeNull();
});

test('intervals are negative; "never" and zero are none', () => {
  expect(readInterval('-864000000000')).toBe(86_400);
  expect(readInterval('-18000000000')).toBe(1_800);
  for (const none of [null, '0', '-9223372036854775808', '864000000000']) expect(readInterval(none)).toBeNull();
});

test('a GUID is read and written as Windows shows it', () => {
  const bytes = Buffer.from('33221100554477668899aabbccddeeff', 'hex');
  expect(readGuid(bytes)).toBe('00112233-4455-6677-8899-aabbccddeeff');
  expect(writeGuid('00112233-4455-6677-8899-aabbccddeeff')).toEqual(bytes);
  expect(readGuid(Buffer.from('33', 'hex'))).toBeNull();
  expect(writeGuid('*')).toBeNull();
});

test('a security identifier is read', () => {
  expect(readSid(Buffer.from('01020000000000052000000020020000', 'hex'))).toBe('S-1-5-32-544');
});

test('a password is quoted UTF-16', () => {
  expect(encodePassword('é"1').toString('hex')).toBe('2200e900220031002200');
});

test('flags are bits', () => {
  expect(hasFlag('514', 2)).toBe(true);
  expect(hasFlag('512', 2)).toBe(false);
  expect(hasFlag(null, 2)).toBe(false);
});
