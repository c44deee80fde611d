import { expect, test } from 'vitest';
import { readSmallForm } from './read-small-form';

const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/x', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
  });

test('reads a form', async () => {
  expect(await readSmallForm(post('format=csv&person=a%20b'))).toEqual({ format: 'csv', person: 'a b' });
  expect(await readSmallForm(post(''))).toEqual({});
});

test.each([
  ['another type', post('{}', { 'content-type': 'application/json' })],
  ['too much', post('a='.padEnd(17_000, 'b'))],
  ['no length', post('a=1', { 'content-length': '' })],
  ['a strange length', post('a=1', { 'content-length': 'many' })],
  ['a repeated name', post('a=1&a=2')],
])('refuses %s', async (_name, request) => {
  expect(await readSmallForm(request)).toBeNull();
});
