import { expect, test } from 'vitest';
import { createLogger, type LogFields } from './logger';

const secret = 'amber-Kettle-41';

function logged(fields: LogFields, level = 'info'): Record<string, unknown>[] {
  const lines: string[] = [];
  createLogger(level, { write: (line) => void lines.push(line) }).error('it happened', fields);
  return lines.map((line) => JSON.parse(line));
}

test('a line is one object with the time, the level, the message and the named fields', () => {
  expect(logged({ requestId: 'r-1', status: 503 })).toEqual([
    {
      level: 'error',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      message: 'it happened',
      requestId: 'r-1',
      status: 503,
    },
  ]);
});

test('a field that is not defined here is never logged', () => {
  const [line] = logged({ status: 503, ...({ password: secret, token: secret } as object) });
  expect(Object.keys(line ?? {}).sort()).toEqual(['level', 'message', 'status', 'time']);
});

test.each([
  ['its message', new Error(secret)],
  ['a message of several lines', new Error(`it failed\n${secret}\nat ${secret}`)],
  ['its further fields', Object.assign(new Error('it failed'), { request: { password: secret } })],
  ['its cause', new Error('it failed', { cause: new Error(secret) })],
  ['what was thrown instead of one', secret],
  ['an object thrown instead of one', { password: secret }],
])('of an error %s is left out', (_label, error) => {
  expect(JSON.stringify(logged({ error }))).not.toContain(secret);
});

test("the database's code is logged even if a library has wrapped its error (F15)", () => {
  const full = Object.assign(new Error('No space left on device'), { code: '53100' });
  const [line] = logged({ error: new Error('Failed query', { cause: full }) });
  expect(line).toMatchObject({ error: { name: 'Error', code: '53100' } });
});

test('of an error the name, the code and the location are logged', () => {
  const [line] = logged({ error: Object.assign(new TypeError('x'), { code: 'ECONNREFUSED' }) });
  expect(line?.['error']).toEqual({
    name: 'TypeError',
    code: 'ECONNREFUSED',
    stack: expect.stringMatching(/^ +at .*logger\.test\.ts/),
  });
});
