import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { credentials, must, startMeetingTest } from './testing/test-provider';

const meeting = await startMeetingTest();
beforeEach(() => meeting.reset());
afterAll(() => meeting.simulator.stop());

const refusal = (code: string) => ({ ok: false, error: { code } });
const account = 'jo.park';

describe('the token', () => {
  test('one sign-in serves many calls at once and later ones', async () => {
    const { provider } = meeting.makeProvider(credentials);
    await Promise.all(Array.from({ length: 8 }, () => provider.getAccount(account)));
    must(await provider.searchAccounts('jo', null));
    expect(await meeting.calls('appauth')).toHaveLength(1);
  });

  test('is renewed before it dies', async () => {
    const { provider, deps } = meeting.makeProvider(credentials);
    must(await provider.getAccount(account));
    deps.advance(0.91 * 12 * 3600 * 1000);
    must(await provider.getAccount(account));
    expect(await meeting.calls('appauth')).toHaveLength(2);
    expect((await meeting.calls('detail')).map((call) => call.status)).toEqual([200, 200]);
  });

  test('refused: renewed once for all who wait, and each call repeated once', async () => {
    const { provider } = meeting.makeProvider(credentials);
    must(await provider.getAccount(account));
    await meeting.simulator.control('expire-admin-tokens', {});
    const answers = await Promise.all([
      provider.getAccount(account),
      provider.generatePassword({ accountId: account, mustChange: false }),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await meeting.calls('appauth')).toHaveLength(2);
    expect((await meeting.calls('adminReset')).filter((call) => call.status === 200)).toHaveLength(1);
  });

  test('a wrong key is a refusal of the credentials, not an endless loop', async () => {
    const { provider } = meeting.makeProvider({ ...credentials, appKey: 'wrong' });
    expect(await provider.checkConnection()).toMatchObject(refusal('credentials_refused'));
    expect(await provider.getAccount(account)).toMatchObject(refusal('credentials_refused'));
    expect(await meeting.calls('detail')).toEqual([]);
  });

  test('an app of a service provider names its company in body and signature', async () => {
    const serviceProvider = { appId: 'rekey-simulator-sp-app', appKey: 'simulator-app-key-of-a-service-provider' };
    const named = meeting.makeProvider({ ...serviceProvider, corpId: '807000001', userId: '王小明' });
    expect(await named.provider.checkConnection()).toMatchObject({ ok: true, value: { warnings: [] } });
    const other = meeting.makeProvider({ ...serviceProvider, corpId: '807000002' });
    expect(await other.provider.checkConnection()).toMatchObject(refusal('credentials_refused'));
  });
});

describe('accounts', () => {
  test('a search goes on page by page and ends, though an offset past the end repeats the last page', async () => {
    const { provider } = meeting.makeProvider(credentials);
    const page = must(await provider.searchAccounts('example.com', null));
    expect(page.accounts.map((each) => each.id)).toEqual(['mei.lin', 'jo.park', 'gone.user']);
    expect(page.nextCursor).toBeNull();
    expect(must(await provider.searchAccounts('example.com', '50'))).toEqual({ accounts: [], nextCursor: null });
  });

  test('a number is found though it is stored without its country', async () => {
    const { provider } = meeting.makeProvider(credentials);
    const number = '+8613800000004';
    expect(await provider.findAccount({ kind: 'phone', value: number })).toMatchObject({
      ok: true,
      value: { id: 'wu.local', contacts: [{ method: 'sms', address: number }] },
    });
  });

  test('an account carries its contacts and whether it is disabled', async () => {
    const { provider } = meeting.makeProvider(credentials);
    expect(must(await provider.getAccount('gone.user'))).toEqual({
      id: 'gone.user',
      username: 'gone.user',
      displayName: 'Off',
      contacts: [{ method: 'email', address: 'off@example.com' }],
      status: 'disabled',
    });
  });
});

describe('a password by the vendor', () => {
  test('is delivered to the person and ends the old one', async () => {
    const { provider } = meeting.makeProvider(credentials);
    const request = { accountId: account, mustChange: false };
    expect(await provider.generatePassword(request)).toEqual({ ok: true, value: { kind: 'delivered' } });
    expect((await meeting.signIn(account, 'Old-Pass-2')).ok).toBe(false);
    expect(await provider.generatePassword({ ...request, accountId: 'nobody' })).toMatchObject(refusal('account_gone'));
  });

  test('waits like other new work while nothing remains of the limit', async () => {
    const { provider } = meeting.makeProvider(credentials);
    await meeting.switches({ rateLimitHeader: 'remain:0,limit:100,time:1 minute' });
    must(await provider.checkConnection());
    const answer = await provider.generatePassword({ accountId: account, mustChange: false });
    expect(answer).toMatchObject(refusal('throttled'));
    expect(await meeting.calls('adminReset')).toEqual([]);
  });

  test.each(['apply_then_drop', 'error_after'])('%s: not confirmed and never repeated', async (kind) => {
    const { provider } = meeting.makeProvider(credentials);
    must(await provider.checkConnection());
    await meeting.switches({ faults: [{ endpoint: 'adminReset', kind }] });
    const answer = await provider.generatePassword({ accountId: account, mustChange: false });
    expect(answer).toMatchObject(refusal('outcome_unknown'));
    expect(await meeting.calls('adminReset')).toHaveLength(1);
  });
});

test('without App ID: the typed identifier is the account, nothing is asked, and the console’s calls are unsupported', async () => {
  const { provider } = meeting.makeProvider();
  expect(await provider.findAccount({ kind: 'phone', value: '+8613900000009' })).toEqual({
    ok: true,
    value: {
      id: '+8613900000009',
      username: '+8613900000009',
      displayName: null,
      contacts: [{ method: 'sms', address: '+8613900000009' }],
      status: 'unknown',
    },
  });
  expect(await provider.searchAccounts('a', null)).toMatchObject(refusal('unsupported'));
  expect(await provider.generatePassword({ accountId: account, mustChange: false })).toMatchObject(
    refusal('unsupported'),
  );
  expect(await provider.checkConnection()).toMatchObject({ ok: true, value: { warnings: ['reachability_only'] } });
  expect(await meeting.calls()).toEqual([]);
});
