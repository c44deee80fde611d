import { expect, test } from 'vitest';
import { createNeedleSearch, encodings } from './create-needle-search';

const secret = 'Kd4-Rw7-Gz9 é🦊';

test.each([
  ['plain', Buffer.from(`xx${secret}yy`)],
  ['UTF-16', Buffer.from(`xx${secret}yy`, 'utf16le')],
  ['hex', Buffer.from(Buffer.from(secret).toString('hex'))],
  ['base64', Buffer.from(Buffer.from(secret).toString('base64'))],
  ['base64, one off', Buffer.from(Buffer.from(`x${secret}yy`).toString('base64'))],
  ['base64, two off', Buffer.from(Buffer.from(`xx${secret}y`).toString('base64'))],
  ['base64 of UTF-16', Buffer.from(Buffer.from(`x${secret}y`, 'utf16le').toString('base64'))],
])('a secret is found in %s', (_, haystack) => {
  expect(createNeedleSearch(encodings(secret))(haystack)).not.toHaveLength(0);
  expect(createNeedleSearch(encodings('Kd4-Rw7-Gz8 é🦊'))(haystack)).toHaveLength(0);
});

test('the beginning of a secret at the end of a file is not the secret', () => {
  expect(createNeedleSearch(encodings(secret))(Buffer.from('xxKd4-Rw7'))).toHaveLength(0);
});
