import { expect, test } from 'vitest';
import { emailField } from './email-field';

test('an address is read in lower case, without what nobody sees', () => {
  expect(emailField.parse(' Ana.Silva@Example.COM\u200b')).toBe('ana.silva@example.com');
});

test.each([
  ['', 'field_required'],
  [`${'x'.repeat(250)}@example.com`, 'field_too_long'],
  ['ana', 'field_invalid'],
  ['ana@localhost', 'field_invalid'],
  ['ana@example.com, eve@example.com', 'field_invalid'],
  ['ana@例子.com', 'field_invalid'],
])('%j is refused', (typed, code) => {
  expect(emailField.safeParse(typed).error?.issues[0]?.message).toBe(code);
});
