import { expect, test } from 'vitest';
import { createToken, hashToken, isToken } from './token';

test('makes tokens of 256 bits and stores something else', () => {
  const token = createToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(isToken(token)).toBe(true);
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(createToken()).not.toBe(token);
});

test.each([null, undefined, '', ' ', 'null', `${'a'.repeat(43)}\n`, 'a'.repeat(44), ['a'.repeat(43)]])(
  'does not take %j for a token',
  (value) => expect(isToken(value)).toBe(false),
);
