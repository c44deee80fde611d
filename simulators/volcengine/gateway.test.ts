import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveKeys, type SigningInput, signRequest } from '@/lib/providers/volcengine/sign';
import golden from '@/lib/providers/volcengine/signing-vectors.json';
import { handleCall } from './gateway';
import { createSimulatorState } from './simulator-state';
import type { SignedRequest } from './verify-signature';

type Vector = (typeof golden.vectors)[number];

function prepare(vector: Vector) {
  const { input, expected } = vector;
  const { accessKeyId, secretAccessKey, sessionToken } = input;
  const state = createSimulatorState({ accessKeyId, secretAccessKey, sessionToken });
  state.users.add({ userId: 'u-10001', userName: 'one' });
  state.users.add({ userId: 'u-10002', userName: 'two' });
  const headers: Record<string, string> = { authorization: expected.authorization };
  for (const [name, value] of Object.entries(input.headersSent)) headers[name.toLowerCase()] = value;
  const request: SignedRequest = {
    method: input.method,
    path: '/',
    query: Object.entries(input.query as unknown as Record<string, string>),
    headers,
    body: Buffer.from(input.body ?? ''),
  };
  const now = new Date(input.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const call = async (changes: Partial<SignedRequest> = {}, at = now) => {
    const answer = await handleCall(state, { ...request, ...changes }, 'request', at);
    return 'refusal' in answer ? `${answer.refusal.status} ${answer.refusal.code} ${answer.refusal.codeN}` : 'ok';
  };
  const signing: SigningInput = {
    method: 'POST',
    host: input.host,
    query: { Action: 'ResetPassword', Version: '2023-01-01' },
    body: input.body,
    date: now,
    region: input.region,
    service: input.service,
    accessKeyId,
    secretAccessKey,
    sessionToken,
  };
  return { call, headers, state, now, input: signing };
}

test.each(golden.vectors)('accepts the signature of vector $id', async (vector) => {
  expect(await prepare(vector).call()).toBe('ok');
});

const [base, sts] = golden.vectors;
if (!base || !sts) throw new Error('the vectors are empty');
/** The base request with a change, signed accordingly. */
function sign(changes: Partial<SigningInput>): Partial<SignedRequest> {
  const { input } = prepare(base as Vector);
  const signing = { ...input, ...changes };
  const signed = signRequest(signing);
  return {
    method: signing.method,
    query: Object.entries(signing.query),
    body: Buffer.from(signing.body ?? ''),
    headers: {
      ...Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value])),
      'content-type': 'application/json; charset=utf-8',
      host: signing.host ?? '',
    },
  };
}
const signedWith = (signature: string) => base.expected.authorization.replace(/[0-9a-f]{64}$/, signature);
const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));

test.each(golden.negativeCases)('refuses $id as the vendor does', async (negative) => {
  const { call, headers, now } = prepare(base);
  const { httpStatus, code, codeN } = negative.serverShouldAnswer;
  const attack: Record<string, () => Promise<string>> = {
    'wrong-secret': () => call({ headers: { ...headers, authorization: signedWith(negative.signature ?? '') } }),
    'aws4-style-key-prefix': () =>
      call({ headers: { ...headers, authorization: signedWith(negative.signature ?? '') } }),
    'body-changed-after-signing': () => call({ body: Buffer.from(negative.body ?? '') }),
    'missing-date': () => call({ headers: without(headers, 'x-date') }),
    'stale-date': () => call({}, new Date(now.getTime() + 16 * 60_000)),
    'unknown-access-key': () =>
      call({
        headers: {
          ...headers,
          authorization: base.expected.authorization.replace(/Credential=[^/]+/, 'Credential=AKX'),
        },
      }),
    'unknown-action': () => call(sign({ query: { Action: 'NoSuchAction', Version: '2023-01-01' } })),
  };
  expect(await attack[negative.id]?.()).toBe(`${httpStatus} ${code} ${codeN}`);
});

const resetBody = (fields: Record<string, unknown>) =>
  JSON.stringify({ UserId: 'u-10001', PasswordResetRequired: false, GenerateRandomPassword: false, ...fields });

test.each([
  ['no action', '400 MissingParameter 100002', { query: { Version: '2023-01-01' } }],
  ['no version', '400 MissingParameter 100002', { query: { Action: 'GetUser' } }],
  ['another version', '404 InvalidActionOrVersion 100008', { query: { Action: 'GetUser', Version: '2018-01-01' } }],
  ['a write by GET', '404 InvalidActionOrVersion 100008', { method: 'GET', body: null }],
  ['another service', '400 InvalidCredential 100025', { service: 'iam' }],
  ['a token nobody gave', '401 InvalidSecretToken 100026', { sessionToken: 'STS-other' }],
  ['a short password', '400 InvalidParam 0', { body: resetBody({ Password: 'Ab1-' }) }],
  ['two classes', '400 InvalidParam 0', { body: resetBody({ Password: 'abcdefgh12' }) }],
  ['33 characters', '400 InvalidParam 0', { body: resetBody({ Password: `Aa1${'x'.repeat(30)}` }) }],
  ['a character outside ASCII', '400 InvalidParam 0', { body: resetBody({ Password: 'Contraseña-1' }) }],
  [
    'both ways at once',
    '400 InvalidParam 0',
    { body: resetBody({ Password: 'Good-Pass-1', GenerateRandomPassword: true }) },
  ],
  ['neither way', '400 InvalidParam 0', { body: resetBody({}) }],
  [
    'text for a boolean',
    '400 InvalidParam 0',
    { body: resetBody({ Password: 'Good-Pass-1', PasswordResetRequired: 'no' }) },
  ],
  ['an unknown field', '400 InvalidParam 0', { body: resetBody({ Password: 'Good-Pass-1', Token: 'x' }) }],
  ['nobody', '404 UserNotFound 0', { body: resetBody({ Password: 'Good-Pass-1', UserId: 'u-0' }) }],
  ['no JSON', '400 InvalidParam 0', { body: 'UserId=u-10001' }],
  ['a good one', 'ok', { body: resetBody({ Password: 'Good-Pass-1' }) }],
] as const)('%s: %s', async (_name, expected, changes) => {
  expect(await prepare(base).call(sign(changes as Partial<SigningInput>))).toBe(expected);
});

test('an unsigned body hash must still be right', async () => {
  const { call, headers, input } = prepare(base);
  const signed = signRequest(input);
  const hash = 'x-content-sha256';
  const canonical = signed.canonicalRequest.replace(new RegExp(`${hash}:.*\n`), '').replace(`${hash};`, '');
  const scope = signed.stringToSign.split('\n').slice(0, 3);
  const toSign = [...scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const { kSigning } = deriveKeys(input.secretAccessKey, '20260102', input.region, input.service);
  const authorization = base.expected.authorization
    .replace(`${hash};`, '')
    .replace(/[0-9a-f]{64}$/, createHmac('sha256', kSigning).update(toSign).digest('hex'));
  expect(await call({ headers: { ...headers, authorization } })).toBe('ok');
  const wrong = { ...headers, authorization, [hash]: '0'.repeat(64) };
  expect(await call({ headers: wrong })).toBe('401 SignatureDoesNotMatch 100010');
});

test('a date in the future is refused like an old one, and both edges of the window are accepted', async () => {
  const { call, now } = prepare(base);
  const minutes = (count: number) => call({}, new Date(now.getTime() + count * 60_000));
  expect(await minutes(-16)).toBe('400 InvalidTimestamp 100006');
  for (const edge of [-15, 15]) expect(await minutes(edge)).toBe('ok');
});

test('refuses an unsigned call, a malformed one and one without a signed date', async () => {
  const { call, headers } = prepare(base);
  expect(await call({ headers: without(headers, 'authorization') })).toBe('400 InvalidCredential 100025');
  expect(await call({ headers: { ...headers, authorization: 'AWS4-HMAC-SHA256 x' } })).toBe(
    '400 InvalidAuthorization 100024',
  );
  const undated = base.expected.authorization.replace(';x-date', '');
  expect(await call({ headers: { ...headers, authorization: undated } })).toBe('401 SignatureDoesNotMatch 100010');
  const spaced = base.expected.authorization.replaceAll(', ', ',');
  expect(await call({ headers: { ...headers, authorization: spaced } })).toBe('ok');
});

test('a missing or wrong session token is refused before the signature', async () => {
  const { call, headers } = prepare(sts);
  expect(await call({ headers: without(headers, 'x-security-token') })).toBe('401 InvalidSecretToken 100026');
  expect(await call({ headers: { ...headers, 'x-security-token': 'other' } })).toBe('401 InvalidSecretToken 100026');
});

test('two concurrent writes collide, and the journal contains no password', async () => {
  const { call, state } = prepare(base);
  const answers = await Promise.all([call(), call()]);
  expect(answers.sort()).toEqual(['400 ConcurrentException 0', 'ok']);
  expect(state.journal.map((entry) => entry.outcome).sort()).toEqual(['applied', 'refused']);
  expect(JSON.stringify(state.journal)).not.toContain('Correct-Horse-9');
});
