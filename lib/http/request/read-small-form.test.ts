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

test('reads a form that does not say how long it is', async () => {
  expect(await readSmallForm(post('a=1', { 'content-length': '' }))).toEqual({ a: '1' });
});

test('refuses a form that breaks off', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
  expect(await readSmallForm(new Request('http://localhost/x', init))).toBeNull();
});

test.each([
  ['another type', post('{}', { 'content-type': 'application/json' })],
  ['too much', post('a='.padEnd(17_000, 'b'))],
  ['too much under a small length', post('a='.padEnd(17_000, 'b'), { 'content-length': '3' })],
  ['a repeated name', post('a=1&a=2')],
])('refuses %s', async (_name, request) => {
  expect(await readSmallForm(request)).toBeNull();
});
