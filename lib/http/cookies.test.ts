import { expect, test } from 'vitest';
import { readCookie } from './cookies';

test.each([
  ['a=1; attempt=abc; b=2', 'abc'],
  ['attempt=abc=def', 'abc=def'],
  ['  attempt = abc ', 'abc'],
  ['attempt=', ''],
  ['attempt=first; attempt=second', 'first'],
  ['my-attempt=abc', undefined],
  ['attempt', undefined],
  ['=attempt', undefined],
  ['Attempt=abc', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads %j', (header, expected) => {
  expect(readCookie(header, 'attempt')).toBe(expected);
});
