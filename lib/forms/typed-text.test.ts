import { expect, test } from 'vitest';
import { plainCode } from '@/lib/base/typed-text';
import { readShortCode } from '@/lib/crypto/derived-token';
import { lineField } from './line-field';
import { readRecoveryCode } from './read-factor';
import { extractCode } from './reset';
import { appCodeField, invitationField } from './sign-in';

const spellings = [
  ['123456', 'as it is'],
  [' 123 456 ', 'with spaces'],
  ['123\u200b456', 'with a zero-width space'],
  ['123\u2060456', 'with a word joiner'],
  ['\u202d123456\u202c', 'with direction marks'],
  ['123–456', 'with an en dash'],
  ['123—456', 'with an em dash'],
  ['123\u2011456', 'with a hyphen that does not break'],
  ['123−456', 'with a minus'],
  ['123\u00a0456', 'with a hard space'],
  ['１２３４５６', 'in full-width digits'],
  ['١٢٣٤٥٦', 'in Arabic digits'],
  ['۱۲۳۴۵۶', 'in Persian digits'],
  ['१२३४५६', 'in Devanagari digits'],
  ['১২৩৪৫৬', 'in Bengali digits'],
  ['๑๒๓๔๕๖', 'in Thai digits'],
  ['𝟏𝟐𝟑𝟒𝟓𝟔', 'in mathematical digits'],
] as const;

test.each(spellings)('the code %j, %s, is read by mail, SMS and app alike (F14)', (typed) => {
  expect(extractCode(typed)).toBe('123456');
  expect(plainCode(typed)).toBe('123456');
  expect(appCodeField.parse(typed)).toBe('123456');
});

test.each([
  ['Your code is 123456. It works for 10 minutes.\n\n@reset.example.com #123456', '123456'],
  ['您的验证码是１２３４５６，10 分钟内有效。', '123456'],
  ['رمزك هو ١٢٣٤٥٦', '123456'],
  ['Code: 123 456', '123456'],
])('the code is found in the message %j (F14)', (message, code) => {
  expect(extractCode(message)).toBe(code);
});

test('codes with letters, tokens and addresses are read the same way (F14, F7)', () => {
  expect(readRecoveryCode('abcd\u200b–efgh—jkmn−pqr２')).toBe('ABCD-EFGH-JKMN-PQR2');
  expect(readShortCode('\u202aab२d–efg８\u202c')).toBe('AB2D-EFG8');
  const token = `${'A'.repeat(20)}-_${'b'.repeat(21)}`;
  expect(invitationField.parse(`https://reset.example.com/admin/invite#${token}\u200b`)).toBe(token);
  expect(lineField(200).parse('\ufeffsetup-token\u200b ')).toBe('setup-token');
});
