import { expect, test } from 'vitest';
import { digitsOf, isPhoneNumber, looksLikeNumber, toE164 } from './phone-numbers';

test.each([
  ['13800001234', '86', '+8613800001234'],
  ['138 0000-1234', '86', '+8613800001234'],
  ['+86 138-0000-1234', '86', '+8613800001234'],
  ['8613800001234', '86', '+8613800001234'],
  ['008613800001234', '86', '+8613800001234'],
  ['(010) 6552.9988', '86', '+861065529988'],
  ['+34600111222', '86', '+34600111222'],
  ['600 111 222', '34', '+34600111222'],
  ['07700 900123', '44', '+447700900123'],
  ['138****0001', '86', null],
  ['+86138****0001', '86', null],
  ['', '86', null],
  ['123', '86', null],
  ['not a number', '86', null],
  ['+8613800001234567890', '86', null],
  ['+0013800001234', '86', null],
])('%j with country %s is %j', (stored, country, expected) => {
  expect(toE164(stored, country)).toBe(expected);
});

test.each([
  ['+34600111222', true],
  ['+1234567', true],
  ['+123456', false],
  ['+0123456789', false],
  ['34600111222', false],
  ['+34 600 111 222', false],
])('%j in E.164 form: %j', (text, expected) => {
  expect(isPhoneNumber(text)).toBe(expected);
});

test.each([
  ['+49 (0)30 1234567', true, '49301234567'],
  ['+49–(0)30–1234567', true, '49301234567'],
  ['(030) 123-45/67', true, '0301234567'],
  ['600.111.222', true, '600111222'],
  ['600 111 222 ext', false, '600111222'],
])('%j looks like a number: %j, of the digits %j', (text, isNumber, digits) => {
  expect(looksLikeNumber(text)).toBe(isNumber);
  expect(digitsOf(text)).toBe(digits);
});
