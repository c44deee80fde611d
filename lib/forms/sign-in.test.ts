import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { lineField } from './line-field';
import {
  appCodeField,
  factorField,
  invitationField,
  nextField,
  passkeyField,
  presentPasswordField,
  recoveryCodeField,
} from './sign-in';

/** The code beside the field, or the value as it goes on. */
function read(field: z.ZodMiniType, value: unknown): unknown {
  const parsed = z.safeParse(field, value);
  return parsed.success ? { value: parsed.data } : parsed.error.issues[0]?.message;
}

const notText = [undefined, null, 7, {}, ['a', 'b'], new File(['x'], 'x')];

describe.each([
  ['a line', lineField(20), 'field_required'],
  ['a password', presentPasswordField, 'field_required'],
  ['a code', factorField, 'field_required'],
  ['a passkey’s answer', passkeyField, 'passkey_failed'],
  ['an invitation', invitationField, 'field_required'],
])('%s', (_name, field, missing) => {
  test.each([...notText, ''])('%j is missing', (value) => {
    expect(read(field, value)).toBe(missing);
  });
});

test.each([
  [' Ana ', { value: 'Ana' }],
  ['x'.repeat(20), { value: 'x'.repeat(20) }],
  ['x'.repeat(21), 'field_too_long'],
  ['   ', 'field_required'],
  ['a\u0000b', 'field_invalid'],
  ['a\u202eb', { value: 'ab' }],
  ['a\u200bb', { value: 'ab' }],
  ['a\nb', 'field_invalid'],
  ['\ud800', 'field_invalid'],
  ["O'Neil <b>", { value: "O'Neil <b>" }],
  ['李小龙', { value: '李小龙' }],
])('the line %j', (text, expected) => {
  expect(read(lineField(20), text)).toEqual(expected);
});

test('a password is taken as it is, and not without end', () => {
  expect(read(presentPasswordField, ' \u0000a ')).toEqual({ value: ' \u0000a ' });
  expect(read(presentPasswordField, 'x'.repeat(1025))).toBe('password_too_long');
});

test('a code and an answer have an end', () => {
  expect(read(factorField, '123 456')).toEqual({ value: '123 456' });
  expect(read(factorField, '1'.repeat(65))).toBe('factor_refused');
  expect(read(passkeyField, 'x'.repeat(32_769))).toBe('passkey_failed');
  expect(read(nextField, 'x'.repeat(301))).toBe('form_invalid');
});

const token = 'A'.repeat(43);

test.each([
  [token, { value: token }],
  [` https://reset.example.com/admin/invite#${token} `, { value: token }],
  [`#${token}`, { value: token }],
  [`https://reset.example.com/admin/invite?${token}`, 'invite_over'],
  [`${token}A`, 'invite_over'],
  ['#', 'invite_over'],
  ['x'.repeat(2001), 'field_too_long'],
])('the invitation %j', (text, expected) => {
  expect(read(invitationField, text)).toEqual(expected);
});

test.each([
  ['123', 'app_code_format'],
  ['1234567', 'app_code_format'],
  ['ABCD-EFGH', 'recovery_code_format'],
  ['1'.repeat(64), 'recovery_code_format'],
])('the second factor %j is half of one, and the field says of which (C10)', (typed, code) => {
  expect(read(factorField, typed)).toBe(code);
});

test.each(['123', '123456', '1234567', '1'.repeat(64), '1'.repeat(65), 'ABCD-EFGH'])(
  'the recovery field names its own form for %j (C11)',
  (typed) => {
    expect(read(recoveryCodeField, typed)).toBe('recovery_code_format');
  },
);

test('a recovery code is taken as typed, digits alone too where there are sixteen', () => {
  for (const typed of ['abcd-efgh-jkmn-pqrs', '1234 5678 9012 3456'])
    expect(read(recoveryCodeField, typed)).toEqual({ value: typed });
});

test('a code of an app is six digits, however they are written', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６']) {
    expect(read(appCodeField, typed)).toEqual({ value: '123456' });
  }
  for (const typed of ['12', '1234567', 'ABCD-EFGH']) expect(read(appCodeField, typed)).toBe('app_code_format');
  for (const typed of ['', '  ', '-']) expect(read(appCodeField, typed)).toBe('field_required');
});
