import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { longSignatures, longSignaturesIn } from './long-signatures';

test('no function has more than four parameters', () => {
  expect(longSignatures(resolve(import.meta.dirname, '../..'))).toEqual([]);
});

test.each([
  ['a function', 'function wrong(a, b, c, d, e) {}'],
  ['a function in a constant', 'const wrong = async (a, b, c, d, e) => {};'],
  ['a function in an object', 'const parts = { wrong: (a, b, c, d, e) => a };'],
  ['a method', 'const parts = { wrong(a, b, c, d, e) {} };'],
  ['a method of a class', 'class Parts { wrong(a, b, c, d, e) {} }'],
  ['a method of a type', 'type Parts = { wrong(a: A, b: B, c: C, d: D, e?: E): void };'],
  ['a function type', 'type wrong = (a: A, b: B, c: C, d: D, e: E) => void;'],
  ['a parameter with a default', 'function wrong(a, b, c, d, e = 1) {}'],
  ['a rest parameter', 'function wrong(a, b, c, d, ...e) {}'],
  ['a function inside another', 'function outer() { return function wrong(a, b, c, d, e) {}; }'],
])('%s with five is found', (_what, text) => {
  expect(longSignaturesIn(text)).toEqual(['wrong']);
});

test.each([
  'function right(a, b, c, d) {}',
  'const right = ({ a, b, c, d, e }) => a;',
  'function right(this: Parts, a, b, c, d) {}',
  'right(a, b, c, d, e);',
])('%s is left alone', (text) => {
  expect(longSignaturesIn(text)).toEqual([]);
});
