import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { ProviderDeps } from '@/lib/providers/types';
import { createClient } from './client';
import type { VolcengineSettings } from './config';
import { startTestEnvironment, type TestEnvironment, wang } from './testing/test-environment';

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await startTestEnvironment();
});
afterAll(() => environment.stop());
afterEach(() => environment.restore());

function connect(settings: Partial<VolcengineSettings> = {}, overrides: Partial<ProviderDeps> = {}) {
  const deps = createTestDeps(overrides);
  const client = createClient({ ...environment.settings, ...settings }, deps);
  const list = (signal?: AbortSignal) => client.call('ListUsers', { PageSize: 1 }, listSchema, { signal });
  return { deps, client, list };
}
const listSchema = z.object({ Total: z.number(), Users: z.array(z.object({ UserName: z.string() })) });
const meaning = (answer: Awaited<ReturnType<ReturnType<typeof connect>['list']>>) =>
  answer.ok ? 'ok' : answer.error.meaning;

test('the simulator accepts the signature of any body', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      // JSON has no lone surrogates, so the text sent is what a round trip through UTF-8 leaves.
      const answer = await connect().client.call('ListUsers', { QueryString: text.toWellFormed() }, listSchema);
      return answer.ok;
    }),
    { numRuns: 100, examples: [['王小明 é ñ 🙂'], [`!'()*~/+ &=%"\\<>`], ['\u0000\u001f\r\n']] },
  );
});

test('passwords of every printable character arrive as typed', async () => {
  const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
  for (let at = 0; at < printable.length; at += 26) {
    const password = `Aa1${printable.slice(at, at + 26).join('')}`;
    const { provider } = environment.open();
    expect(await provider.setPassword({ accountId: wang.userId, password, mustChange: false })).toMatchObject({
      ok: true,
    });
    expect((await environment.signIn(wang.userName, password)).ok).toBe(true);
  }
});

test.each([
  [{ accessKeyId: 'AKOTHER' }, 'InvalidAccessKey'],
  [{ secretAccessKey: 'another' }, 'SignatureDoesNotMatch'],
  [{ sessionToken: 'not-asked-for' }, 'InvalidSecretToken'],
])('%j is refused at once and logged for the administrator', async (settings, vendorCode) => {
  const { list, deps } = connect(settings);
  expect(await list()).toMatchObject({
    ok: false,
    error: { meaning: 'credentials_refused', vendor: { code: vendorCode } },
  });
  expect(deps.sleeps).toEqual([]);
  expect(deps.logger.lines).toMatchObject([{ level: 'error', fields: { endpoint: 'ListUsers', vendorCode } }]);
});

test.each([3600, -3600, 1000])(
  'a clock that is %i s off is corrected once and stays corrected',
  async (clockSkewSeconds) => {
    await environment.switches({ clockSkewSeconds });
    const { list, deps } = connect();
    expect(meaning(await list())).toBe('ok');
    const warnings = deps.logger.lines.flatMap((line) => line.fields.skewSeconds ?? []);
    expect(warnings).toHaveLength(1);
    expect(Math.abs((warnings[0] ?? 0) - clockSkewSeconds)).toBeLessThanOrEqual(2);
    const before = deps.logger.lines.length;
    expect(meaning(await list())).toBe('ok');
    expect(deps.logger.lines).toHaveLength(before);
  },
);

test('a clock that cannot be corrected is not retried for ever', async () => {
  await environment.switches({ clockSkewSeconds: 3600 });
  let requests = 0;
  const { list } = connect(
    {},
    {
      fetch: async (input, init) => {
        requests += 1;
        const response = await outboundFetch(input, init);
        return new Response(await response.text(), {
          status: response.status,
          headers: { Date: new Date(0).toUTCString() },
        });
      },
    },
  );
  expect(meaning(await list())).toBe('clock');
  expect(requests).toBe(2);
});

test.each([200, 400, 429])('flow limits under %i: five more tries, then the breaker holds for 30 s', async (status) => {
  await environment.switches({ throttle: { status, times: -1 } });
  const { list, deps } = connect();
  expect(await list()).toMatchObject({ ok: false, error: { meaning: 'flow', retryAfterSeconds: 30 } });
  const waits = deps.sleeps.filter((wait) => wait >= 500);
  expect(waits).toHaveLength(5);
  waits.forEach((wait, at) => {
    expect(wait).toBeGreaterThanOrEqual(500 * 2 ** at);
    expect(wait).toBeLessThanOrEqual(500 * 2 ** at * 1.25);
  });
  const calls = (await environment.journal()).calls['ListUsers'];
  expect(calls).toBe(6);

  await environment.switches({ throttle: null });
  deps.advance(25_000);
  expect(await list()).toMatchObject({ ok: false, error: { meaning: 'flow', retryAfterSeconds: 5 } });
  expect((await environment.journal()).calls['ListUsers']).toBe(6);
  deps.advance(5_000);
  expect(meaning(await list())).toBe('ok');
});

test('Retry-After is honoured, but a long one is not waited out', async () => {
  await environment.switches({ throttle: { status: 429, times: 1, retryAfterSeconds: 3 } });
  const short = connect();
  expect(meaning(await short.list())).toBe('ok');
  expect(short.deps.sleeps).toEqual([3000]);

  await environment.switches({ throttle: { status: 429, times: 1, retryAfterSeconds: 120 } });
  const long = connect();
  expect(await long.list()).toMatchObject({ ok: false, error: { meaning: 'flow', retryAfterSeconds: 120 } });
  expect(long.deps.sleeps).toEqual([]);
});

test('no connection: three more tries, each after a longer wait', async () => {
  let requests = 0;
  const { list, deps } = connect(
    {},
    {
      fetch: (_input, init) => {
        requests += 1;
        return outboundFetch('http://127.0.0.1:2/', init);
      },
    },
  );
  expect(meaning(await list())).toBe('no_connection');
  expect(requests).toBe(4);
  [300, 600, 1200].forEach((least, at) => {
    expect(deps.sleeps[at]).toBeGreaterThanOrEqual(least);
    expect(deps.sleeps[at]).toBeLessThanOrEqual(least * 1.25);
  });
});

test('a read that failed on the server is retried', async () => {
  await environment.switches({ htmlBody: { status: 502, times: 2 } });
  expect(meaning(await connect().list())).toBe('ok');
  await environment.switches({ htmlBody: { status: 502, times: 3 } });
  expect(meaning(await connect().list())).toBe('uncertain');
});

test('errors in the flat form are recognised', async () => {
  await environment.switches({ flatErrors: true });
  const answer = await connect().client.call('GetUser', { UserId: 'u-nobody' }, z.unknown());
  expect(answer).toMatchObject({
    ok: false,
    error: { meaning: 'account_gone', vendor: { status: 404, code: 'UserNotFound' } },
  });
});

test('a response that arrives in chunks is read whole', async () => {
  await environment.switches({ slowBodyMs: 100 });
  expect(meaning(await connect().list())).toBe('ok');
});

test('no more than five reads of many users start per second', async () => {
  const { list, deps } = connect();
  const startedAt = deps.clock().getTime();
  for (let call = 0; call < 11; call += 1) await list();
  expect(deps.clock().getTime() - startedAt).toBeGreaterThanOrEqual(2000);
  const { deps: other, list: few } = connect();
  for (let call = 0; call < 5; call += 1) await few();
  expect(other.sleeps).toEqual([]);
});

test('a read for a person waits only while the vendor asks to slow down', async () => {
  const { client, deps } = connect();
  const read = () => client.call('GetUser', { UserId: wang.userId }, z.unknown());
  const paced = async () => {
    const before = deps.clock().getTime();
    for (let call = 0; call < 11; call += 1) expect((await read()).ok).toBe(true);
    return deps.clock().getTime() - before;
  };
  expect(await paced()).toBeLessThan(1000);
  await environment.switches({ throttle: { status: 429, times: 1 } });
  await read();
  expect(await paced()).toBeGreaterThanOrEqual(2000);
  deps.advance(60_000);
  expect(await paced()).toBeLessThan(1000);
});

test('after 10 s without a response a read fails and a generated password is unknown, both requested once', async () => {
  await environment.switches({ delayMs: 12_000 });
  const { provider } = environment.open({ allowSynchronisedUsers: true });
  const request = { accountId: wang.userId, mustChange: false };
  const [read, write] = await Promise.all([connect().list(), provider.generatePassword(request)]);
  expect(meaning(read)).toBe('uncertain');
  expect(write).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
  expect((await environment.journal()).calls).toEqual({ ListUsers: 1, ResetPassword: 1 });
});

test('a call cancelled during a wait ends at once', async () => {
  await environment.switches({ throttle: { status: 429, times: -1 } });
  const controller = new AbortController();
  const { list } = connect({}, { sleep: async () => controller.abort() });
  expect(meaning(await list(controller.signal))).toBe('cancelled');
  expect((await environment.journal()).calls['ListUsers']).toBe(1);
});

test('a stored STS triple is sent and signed', async () => {
  const sts = await startTestEnvironment(['--session-token', 'STS-token-of-tests']);
  try {
    const { provider, deps } = sts.open({ sessionToken: 'STS-token-of-tests' });
    expect(await provider.checkConnection()).toMatchObject({ ok: true });
    expect(await sts.open().provider.checkConnection()).toMatchObject({ error: { code: 'credentials_refused' } });
    expect(deps.logger.text()).not.toContain('STS-token-of-tests');
  } finally {
    await sts.stop();
  }
});
