import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestDeps } from '@/lib/providers/testing/test-deps';
import { startTestEnvironment, type TestEnvironment, wang } from './testing/test-environment';

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await startTestEnvironment();
});
afterAll(() => environment.stop());
afterEach(() => environment.restore());

const password = 'Second-Password-2';
const request = { accountId: wang.userId, password, mustChange: false };
const opens = async (text: string) => (await environment.signIn(wang.userName, text)).ok;
const outcomes = async () => (await environment.journal()).writes.map((write) => write.code ?? write.outcome);
/** Sleeps without those of the read pacing. Jitter is at most a quarter, so each one shows which wait it was. */
const expectWaits = (deps: TestDeps, first: number[]) => {
  expect(deps.sleeps).toHaveLength(first.length);
  first.forEach((least, at) => {
    expect(deps.sleeps[at]).toBeGreaterThanOrEqual(least);
    expect(deps.sleeps[at]).toBeLessThanOrEqual(least * 1.25);
  });
};

test('a chosen password is sent once, with the must-change flag', async () => {
  const { provider } = environment.open();
  expect(await provider.setPassword({ ...request, mustChange: true })).toEqual({ ok: true, value: undefined });
  expect(await environment.signIn(wang.userName, password)).toEqual({ ok: true, mustChange: true });
  expect(await outcomes()).toEqual(['applied']);
});

test('an echoed password changes nothing for the caller', async () => {
  await environment.switches({ echoPassword: true });
  expect(await environment.open().provider.setPassword(request)).toEqual({ ok: true, value: undefined });
});

test('four collisions are waited out, each twice as long', async () => {
  await environment.switches({ concurrentErrors: 4 });
  const { provider, deps } = environment.open();
  expect(await provider.setPassword(request)).toMatchObject({ ok: true });
  expectWaits(deps, [200, 400, 800, 1600]);
  expect(await opens(password)).toBe(true);
});

test('after six collisions the result is busy and nothing was applied', async () => {
  await environment.switches({ concurrentErrors: -1 });
  const { provider, deps } = environment.open();
  expect(await provider.setPassword(request)).toMatchObject({ ok: false, error: { code: 'busy' } });
  expectWaits(deps, [200, 400, 800, 1600, 3200]);
  expect(await outcomes()).toEqual(Array(6).fill('ConcurrentException'));
  expect(await opens(wang.password)).toBe(true);
});

test('a race for the first login profile is retried once', async () => {
  await environment.switches({ loginProfileRecordErrors: 1 });
  const { provider, deps } = environment.open();
  expect(await provider.setPassword(request)).toMatchObject({ ok: true });
  expect(deps.sleeps).toEqual([300]);

  await environment.switches({ loginProfileRecordErrors: -1 });
  expect(await provider.setPassword(request)).toMatchObject({ ok: false, error: { code: 'busy' } });
  expect(deps.sleeps).toEqual([300, 300]);
});

test.each([
  ['cut after applying', { cutAfterApplying: 1 }, ['applied', 'applied']],
  ['504 after applying', { timeoutAfterApplying: 1 }, ['applied', 'applied']],
  ['500 before applying', { failBeforeApplying: { status: 500, times: 1 } }, ['InternalError', 'applied']],
  ['502 before applying', { failBeforeApplying: { status: 502, times: 1 } }, ['InternalServiceError', 'applied']],
  ['503 before applying', { failBeforeApplying: { status: 503, times: 1 } }, ['ServiceUnavailableTemp', 'applied']],
])('%s: one identical re-send after a second confirms it', async (_name, fault, expected) => {
  await environment.switches(fault);
  const { provider, deps } = environment.open();
  expect(await provider.setPassword(request)).toMatchObject({ ok: true });
  expect(deps.sleeps).toEqual([1000]);
  expect(await outcomes()).toEqual(expected);
  expect(await opens(password)).toBe(true);
});

test.each([
  ['cut', { cutAfterApplying: -1 }],
  ['504', { timeoutAfterApplying: -1 }],
  ['500', { failBeforeApplying: { status: 500, times: -1 } }],
])('%s on both: unknown, and there is no third', async (_name, fault) => {
  await environment.switches(fault);
  const answer = await environment.open().provider.setPassword(request);
  expect(answer).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
  expect(await outcomes()).toHaveLength(2);
});

test('a refusal of the re-send is unknown, because the first may have taken effect', async () => {
  await environment.switches({ cutAfterApplying: 1, refuseSamePassword: true });
  const answer = await environment.open().provider.setPassword(request);
  expect(answer).toMatchObject({ ok: false, error: { code: 'outcome_unknown', vendor: { code: 'InvalidParam' } } });
  expect(await opens(password)).toBe(true);
});

test('an unreadable success is unknown and not sent again', async () => {
  const { provider } = environment.open({ allowSynchronisedUsers: true });
  await environment.switches({ htmlBody: { status: 200, times: 1 } });
  expect(await provider.setPassword(request)).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
  expect(await outcomes()).toEqual([]);
});

test('an HTML page under 502 triggers the one re-send', async () => {
  const { provider } = environment.open({ allowSynchronisedUsers: true });
  await environment.switches({ htmlBody: { status: 502, times: 1 } });
  expect(await provider.setPassword(request)).toMatchObject({ ok: true });
  expect(await outcomes()).toEqual(['applied']);
});

test.each([
  ['cut', { cutAfterApplying: 1 }],
  ['504', { timeoutAfterApplying: 1 }],
  ['500', { failBeforeApplying: { status: 500, times: 1 } }],
])('a generated password whose answer was lost (%s) is never asked for again', async (_name, fault) => {
  await environment.switches(fault);
  const { provider, deps } = environment.open();
  const answer = await provider.generatePassword({ accountId: wang.userId, mustChange: true });
  expect(answer).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
  expect(await outcomes()).toHaveLength(1);
  expect(deps.sleeps).toEqual([]);
});

test('a generated password is retried through collisions', async () => {
  await environment.switches({ concurrentErrors: 2 });
  const answer = await environment.open().provider.generatePassword({ accountId: wang.userId, mustChange: true });
  if (!answer.ok || answer.value.kind !== 'returned') throw new Error('no password came back');
  expect(await environment.signIn(wang.userName, answer.value.password)).toEqual({ ok: true, mustChange: true });
});

test.each([
  ['password_refused', {}, 'short'],
  ['forbidden', { noPermission: true }, password],
  ['forbidden', { deniedActions: ['ResetPassword'] }, password],
  ['service_disabled', { serviceStatus: 'PendingDisable' }, password],
  ['password_sign_in_off', { passwordLoginOff: true }, password],
])('%s is told at once, also under HTTP 200', async (code, fault, chosen) => {
  for (const errorUnderOk of [false, true]) {
    await environment.switches({ ...fault, errorUnderOk });
    const { provider, deps } = environment.open();
    expect(await provider.setPassword({ ...request, password: chosen })).toMatchObject({ ok: false, error: { code } });
    expect(deps.sleeps).toEqual([]);
    expect(deps.logger.text()).not.toContain(chosen);
  }
  await environment.switches({ passwordLoginOff: false });
  expect(await opens(wang.password)).toBe(true);
});

test('a user deleted after the lookup is gone, and leaves the index', async () => {
  const { provider, deps } = environment.open();
  const account = { id: 'u-left', username: 'left', displayName: null, contacts: [], status: 'active' } as const;
  await deps.accountIndex.putPage(1, 1, [{ ...account, contacts: [] }]);
  expect(await provider.setPassword({ ...request, accountId: 'u-left' })).toMatchObject({
    ok: false,
    error: { code: 'account_gone' },
  });
  expect(deps.accountIndex.size()).toBe(0);
});

test('a synchronised user is refused unless allowed by the setting', async () => {
  const sync = { ...request, accountId: 'u-sync' };
  const { provider, deps } = environment.open();
  expect(await provider.setPassword(sync)).toEqual({ ok: false, error: { code: 'account_read_only' } });
  await deps.accountIndex.putPage(1, 1, []);
  await provider.refreshIndex?.();
  expect(await provider.findAccount({ kind: 'username', value: 'synced' })).toMatchObject({
    value: { status: 'read_only' },
  });
  expect(await provider.generatePassword({ accountId: 'u-sync', mustChange: false })).toMatchObject({
    error: { code: 'account_read_only' },
  });
  expect(await outcomes()).toEqual([]);

  const allowed = environment.open({ allowSynchronisedUsers: true });
  expect(await allowed.provider.getAccount('u-sync')).toMatchObject({ value: { status: 'active' } });
  expect(await allowed.provider.setPassword(sync)).toMatchObject({ ok: true });
  expect((await environment.signIn('synced', password)).ok).toBe(true);
});

test('eight writes at the same time go one after the other', async () => {
  await environment.switches({ writeMs: 20 });
  const { provider } = environment.open();
  const writes = Array.from({ length: 8 }, (_, at) =>
    provider.setPassword({ ...request, password: `Password-${at}-of-8` }),
  );
  for (const answer of await Promise.all(writes)) expect(answer).toMatchObject({ ok: true });
  expect(await outcomes()).toEqual(Array(8).fill('applied'));
});

test('the lock is held over the re-send', async () => {
  await environment.switches({ cutAfterApplying: 1 });
  const { provider } = environment.open();
  const [first, second] = await Promise.all([
    provider.setPassword(request),
    provider.setPassword({ ...request, password: 'Third-Password-3' }),
  ]);
  expect([first.ok, second.ok]).toEqual([true, true]);
  expect(await opens('Third-Password-3')).toBe(true);
});

test('cancelled while waiting for its turn: nothing was sent', async () => {
  await environment.switches({ writeMs: 200 });
  const { provider } = environment.open();
  const controller = new AbortController();
  const first = provider.setPassword(request);
  const second = provider.setPassword({ ...request, password: 'Never-Sent-9' }, { signal: controller.signal });
  controller.abort();
  expect(await second).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(await first).toMatchObject({ ok: true });
  expect(await opens(password)).toBe(true);
  expect(await outcomes()).toEqual(['applied']);
});

test('cancelled between collisions: nothing was applied', async () => {
  await environment.switches({ concurrentErrors: -1 });
  const controller = new AbortController();
  const { provider } = environment.open(
    {},
    {
      sleep: async () => controller.abort(),
    },
  );
  const answer = await provider.setPassword(request, { signal: controller.signal });
  expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(await outcomes()).toEqual(['ConcurrentException']);
});

test('cancelled before the re-send: unknown', async () => {
  await environment.switches({ cutAfterApplying: 1 });
  const controller = new AbortController();
  const { provider } = environment.open({}, { sleep: async () => controller.abort() });
  const answer = await provider.setPassword(request, { signal: controller.signal });
  expect(answer).toMatchObject({ ok: false, error: { code: 'outcome_unknown' } });
  expect(await outcomes()).toEqual(['applied']);
});

test('a broken lock throws instead of returning a result', async () => {
  const { provider } = environment.open(
    {},
    {
      serialize: async () => {
        throw new Error('the database went away');
      },
    },
  );
  await expect(provider.setPassword(request)).rejects.toThrow('the database went away');
});
