import { expect, test } from 'vitest';
import { readQuery } from './read-query';

test.each([
  ['', 'empty'],
  [' \u200b ', 'empty'],
  ['a', 'short'],
  ['é', 'short'],
  ['x'.repeat(201), 'long'],
  ['明', 'search'],
  ['が', 'search'],
  ['김', 'search'],
  ['ab', 'search'],
  ['\0\0', 'empty'],
])('%j is %s', (typed, kind) => {
  expect(readQuery(typed).kind).toBe(kind);
});
