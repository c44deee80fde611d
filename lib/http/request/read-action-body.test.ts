import { afterAll, beforeAll, expect, test } from 'vitest';
import { multipart, startTestServer, type TestRequest, type TestServer } from '@/lib/http/testing/test-server';
import { bodyLimitBytes, readActionBody } from './read-action-body';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(async (request, response) => {
    const read = await readActionBody(request);
    response.end(
      JSON.stringify('status' in read ? read : { actionIds: read.actionIds, body: read.body.toString('base64') }),
    );
  });
});
afterAll(() => server.close());

async function read(request: TestRequest): Promise<{ status?: number; actionIds?: string[]; body?: string }> {
  const answer = await server.send({ method: 'POST', ...request });
  return JSON.parse(answer.body.toString());
}

const called = { 'next-action': 'id-1' };
const text = { ...called, 'content-type': 'text/plain;charset=UTF-8' };

test('a form without scripts names its action in a field', async () => {
  const form = multipart([
    ['$ACTION_ID_abc', ''],
    ['identifier', 'ana'],
  ]);
  const answer = await read(form);
  expect(answer.actionIds).toEqual(['abc']);
  expect(Buffer.from(answer.body ?? '', 'base64').toString()).toBe(form.body);
});

test('a form with a remembered state names it in a reference', async () => {
  const form = multipart([
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', '{"id":"abc","bound":"$@1"}'],
    ['$ACTION_1:1', '[{}]'],
    ['identifier', 'ana'],
  ]);
  expect((await read(form)).actionIds).toEqual(['abc']);
});

test('a call of the script names it in a header', async () => {
  expect((await read({ headers: text, body: '[]' })).actionIds).toEqual(['id-1']);
  const form = multipart([
    ['1_identifier', 'ana'],
    ['0', '[{},"$K1"]'],
  ]);
  expect((await read({ ...form, headers: { ...form.headers, ...called } })).actionIds).toEqual(['id-1']);
});

const hostile: [string, TestRequest, number][] = [
  ['no type', { body: 'identifier=ana' }, 415],
  ['a form of the old kind', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' }, 415],
  ['JSON', { headers: { ...called, 'content-type': 'application/json' }, body: '[]' }, 415],
  ['text that names no action', { headers: { 'content-type': 'text/plain' }, body: '[]' }, 415],
  ['a call without a body', { headers: text }, 400],
  ['a call with half a list', { headers: text, body: '["a"' }, 400],
  ['a call with an object', { headers: text, body: '{}' }, 400],
  ['a call with null', { headers: text, body: 'null' }, 400],
  ['bytes that are no text', { headers: text, body: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) }, 400],
  ['a form without a boundary', { headers: { 'content-type': 'multipart/form-data' }, body: 'x' }, 400],
  ['a form cut in the middle', cut(multipart([['$ACTION_ID_abc', 'x'.repeat(100)]])), 400],
  ['a form of nothing', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '' }, 400],
  ['a form that names no action', multipart([['identifier', 'ana']]), 400],
  [
    'a form that names two',
    multipart([
      ['$ACTION_ID_a', ''],
      ['$ACTION_ID_b', ''],
    ]),
    400,
  ],
  [
    'a form that names one twice',
    multipart([
      ['$ACTION_ID_a', ''],
      ['$ACTION_ID_a', ''],
    ]),
    400,
  ],
  [
    'a form that names one in both ways',
    multipart([
      ['$ACTION_ID_a', ''],
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', '{"id":"a"}'],
    ]),
    400,
  ],
  ['a call whose form lacks the arguments', withCall(multipart([['identifier', 'ana']])), 400],
  ['a call whose form has broken arguments', withCall(multipart([['0', '["$K1"']])), 400],
];

test.each(hostile)('refuses %s', async (_name, request, status) => {
  expect(await read(request)).toEqual({ status });
});

test('a form may remember what it was answered', async () => {
  const state = [{ fields: { code: 'code_mismatch' }, values: { identifier: '$$5' }, wait: '$undefined', answer: 17 }];
  expect(await readReference('{"id":"abc","bound":"$@1"}', JSON.stringify(state))).toEqual(['abc']);
});

const reference = '{"id":"abc","bound":"$@1"}';

test.each([
  ['nothing', '', '[]'],
  ['no JSON', 'x', '[]'],
  ['null', 'null', '[]'],
  ['a number as the id', '{"id":1,"bound":"$@1"}', '[]'],
  ['no id', '{"bound":"$@1"}', '[]'],
  ['no arguments', '{"id":"abc","bound":null}', '[]'],
  ['arguments that are elsewhere', '{"id":"abc","bound":"$@9"}', '[]'],
  ['broken arguments', reference, 'x'],
  ['a missing part', reference, 'null'],
  ['an object for the arguments', reference, '{}'],
  ['a part that is not there', reference, '["$99"]'],
  ['a way into an object', reference, '[{"a":["$1:__proto__:constructor"]}]'],
  ['an action as an argument', reference, '["$F1"]'],
  ['a broken number', reference, '["$nxx"]'],
  ['a thousand levels', reference, `${'['.repeat(1000)}${']'.repeat(1000)}`],
])('a reference with %s names an action that nobody knows', async (_name, given, state) => {
  expect(await readReference(given, state)).toEqual(['']);
});

test.each([
  ['as long as allowed', bodyLimitBytes, undefined],
  ['one byte longer', bodyLimitBytes + 1, 413],
  ['1 MB', 1_000_000, 413],
  ['5 MB', 5_000_000, 413],
])('a body %s', async (_name, length, status) => {
  const answer = await read({ headers: text, body: `["${'x'.repeat(length - 4)}"]` });
  expect(answer.status).toBe(status);
});

test('a body without a length is measured all the same', async () => {
  const headers = { ...text, 'transfer-encoding': 'chunked' };
  expect(await read({ headers, body: `["${'x'.repeat(200_000)}"]` })).toEqual({ status: 413 });
});

function cut(form: { body: string; headers: { 'content-type': string } }): TestRequest {
  return { ...form, body: form.body.slice(0, 80) };
}

async function readReference(given: string, state: string): Promise<string[] | undefined> {
  const form = multipart([
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', given],
    ['$ACTION_1:1', state],
  ]);
  return (await read(form)).actionIds;
}

function withCall(form: { body: string; headers: { 'content-type': string } }): TestRequest {
  return { ...form, headers: { ...form.headers, ...called } };
}
