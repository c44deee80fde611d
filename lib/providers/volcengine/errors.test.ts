import { expect, test } from 'vitest';
import { z } from 'zod';
import { toProviderError, vendorErrors } from './errors';
import { readAnswer } from './read-answer';

const schema = z.object({ Total: z.number() });

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnswer({ status, headers: new Headers(headers), text }, 'ResetPassword', schema);
}

function told(status: number, body: unknown, purpose: 'read' | 'write'): string {
  const result = answer(status, body);
  return result.ok ? 'ok' : toProviderError(result.error, purpose).code;
}

const failure = (code: string) => ({
  ResponseMetadata: {
    RequestId: '20260102030405ABCDEF',
    Error: { CodeN: 1, Code: code, Message: 'Secret-Password-1' },
  },
});

/** Code, HTTP status, result of a read, result of a write. */
const rows: [code: string, status: number, read: string, write: string][] = [
  ['MissingParameter', 400, 'protocol', 'protocol'],
  ['MissingAuthenticationToken', 401, 'protocol', 'protocol'],
  ['MissingRequestInfo', 400, 'protocol', 'protocol'],
  ['MissingSignature', 401, 'protocol', 'protocol'],
  ['InvalidTimestamp', 400, 'unavailable', 'unavailable'],
  ['ServiceNotFound', 404, 'protocol', 'protocol'],
  ['InvalidActionOrVersion', 404, 'protocol', 'protocol'],
  ['InvalidAccessKey', 401, 'credentials_refused', 'credentials_refused'],
  ['SignatureDoesNotMatch', 401, 'credentials_refused', 'credentials_refused'],
  ['LackPolicy', 403, 'forbidden', 'forbidden'],
  ['AccessDenied', 403, 'forbidden', 'forbidden'],
  ['InternalError', 500, 'unavailable', 'outcome_unknown'],
  ['InternalServiceTimeout', 504, 'unavailable', 'outcome_unknown'],
  ['FlowLimitExceeded', 429, 'throttled', 'throttled'],
  ['ServiceUnavailableTemp', 503, 'unavailable', 'outcome_unknown'],
  ['InternalServiceError', 502, 'unavailable', 'outcome_unknown'],
  ['InvalidAuthorization', 400, 'protocol', 'protocol'],
  ['InvalidCredential', 400, 'protocol', 'protocol'],
  ['InvalidSecretToken', 401, 'credentials_refused', 'credentials_refused'],
  ['AccountFlowLimitExceeded', 429, 'throttled', 'throttled'],
  ['ConcurrentException', 400, 'busy', 'busy'],
  ['InvalidParam', 400, 'protocol', 'protocol'],
  ['PermissionError', 400, 'forbidden', 'forbidden'],
  ['ServiceStatusException', 400, 'service_disabled', 'service_disabled'],
  ['PasswordLoginNotEnable', 400, 'password_sign_in_off', 'password_sign_in_off'],
  ['UserLoginProfileRecordExist', 400, 'busy', 'busy'],
  ['UserNotFound', 404, 'account_gone', 'account_gone'],
  ['LoginSettingNotFound', 400, 'protocol', 'protocol'],
];

test('the table contains every documented code with its page', () => {
  expect(Object.keys(vendorErrors).sort()).toEqual(rows.map(([code]) => code).sort());
  for (const row of Object.values(vendorErrors))
    expect(row.page).toMatch(/^https:\/\/(www\.volcengine|docs\.byteplus)\.com\//);
});

test.each(rows)('%s under %i', (code, status, read, write) => {
  expect(told(status, failure(code), 'read')).toBe(read);
  expect(told(status, failure(code), 'write')).toBe(write);
});

test.each(rows)('%s takes precedence over status 200 (documented: %i)', (code, _status, read, write) => {
  expect(told(200, failure(code), 'read')).toBe(read);
  expect(told(200, failure(code), 'write')).toBe(write);
});

test.each([
  [401, 'credentials_refused'],
  [403, 'forbidden'],
  [429, 'throttled'],
  [418, 'protocol'],
  [302, 'protocol'],
  [500, 'outcome_unknown'],
  [504, 'outcome_unknown'],
])('without an error object the status %i decides', (status, write) => {
  expect(told(status, '<html>proxy</html>', 'write')).toBe(write);
  expect(told(status, failure('toString'), 'write')).toBe(write);
  expect(told(status, { ResponseMetadata: { RequestId: 'r' } }, 'write')).toBe(write);
});

test('the flat form of an error is read', () => {
  expect(told(200, { HTTPCode: 404, errorcode: 'UserNotFound', message: 'x' }, 'write')).toBe('account_gone');
});

test('the flat form carries its own status, which applies if the code is unknown', () => {
  for (const [HTTPCode, write] of [
    [503, 'outcome_unknown'],
    [401, 'credentials_refused'],
    [200, 'protocol'],
    ['503', 'protocol'],
  ] as const) {
    expect(told(200, { HTTPCode, errorcode: 'NoSuchCode', message: 'x' }, 'write')).toBe(write);
  }
  expect(told(200, { HTTPCode: 500, errorcode: 'ConcurrentException' }, 'write')).toBe('busy');
});

test('a response without a request id is accepted', () => {
  expect(told(200, { ResponseMetadata: { RequestId: null }, Result: { Total: 1 } }, 'write')).toBe('ok');
});

test('an unreadable success: unknown for a write, a protocol error for a read', () => {
  for (const body of ['<html>', '', '[]', { ResponseMetadata: {}, Result: { Total: 'many' } }]) {
    expect(told(200, body, 'write')).toBe('outcome_unknown');
    expect(told(200, body, 'read')).toBe('protocol');
  }
});

test("the vendor's text is never passed on", () => {
  const odd = failure('Code with Secret-Password-1 inside');
  const result = answer(400, { ...odd, ResponseMetadata: { ...odd.ResponseMetadata, RequestId: 'Secret Password' } });
  expect(result).toEqual({
    ok: false,
    error: {
      meaning: 'protocol',
      vendor: { endpoint: 'ResetPassword', status: 400, code: null, requestId: null },
      retryAfterSeconds: null,
    },
  });
});

test('Retry-After is read in seconds, other forms are ignored', () => {
  for (const [header, seconds] of [
    ['7', 7],
    ['Fri, 02 Jan 2026 03:04:05 GMT', null],
    ['-1', null],
    ['0', null],
    ['010', 10],
  ] as const) {
    const result = answer(429, '', { 'Retry-After': header });
    expect(result).toMatchObject({ ok: false, error: { retryAfterSeconds: seconds } });
  }
});

test('a success returns its parsed result', () => {
  expect(answer(200, { ResponseMetadata: { RequestId: 'r' }, Result: { Total: 3, More: 1 } })).toEqual({
    ok: true,
    value: { Total: 3 },
  });
});
