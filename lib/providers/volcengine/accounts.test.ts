import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { volcengine } from '.';
import { startTestEnvironment, type TestEnvironment, wang } from './testing/test-environment';

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await startTestEnvironment(['--users', '2350']);
});
afterAll(() => environment.stop());
afterEach(() => environment.restore());

const total = 2353;

test('2,353 users come in pages of 100 with progress at every thousand', async () => {
  const { provider, deps } = environment.open();
  expect(await provider.refreshIndex?.()).toEqual({ ok: true, value: { accounts: total } });
  expect(deps.accountIndex.size()).toBe(total);
  expect((await environment.journal()).calls['ListUsers']).toBe(24);
  const progress = deps.logger.lines.filter((line) => line.fields.total !== undefined);
  expect(progress.map((line) => line.fields.count)).toEqual([1000, 2000]);
  expect(await deps.accountIndex.get(wang.userId)).toEqual({
    id: 'u-wang',
    username: 'wang.xiaoming',
    displayName: '王小明',
    contacts: [
      { method: 'email', address: 'wang.xiaoming@example.com' },
      { method: 'sms', address: '+8613800001234' },
    ],
    status: 'active',
  });
});

test('a lookup uses the index only', async () => {
  const { provider } = environment.open();
  await provider.refreshIndex?.();
  await environment.simulator.control('reset', {});
  expect(await provider.findAccount({ kind: 'phone', value: '+8613800001234' })).toMatchObject({
    value: { id: 'u-wang' },
  });
  expect(await provider.findAccount({ kind: 'email', value: 'nobody@example.com' })).toEqual({ ok: true, value: null });
  expect(await provider.searchAccounts('user0001', null)).toMatchObject({ ok: true });
  expect((await environment.journal()).calls).toEqual({});
});

test('an interrupted refresh resumes at the page where it stopped', async () => {
  const { provider, deps } = environment.open();
  const controller = new AbortController();
  const { putPage } = deps.accountIndex;
  deps.accountIndex.putPage = async (generation, page, accounts) => {
    await putPage(generation, page, accounts);
    if (page === 7) controller.abort();
  };
  expect(await provider.refreshIndex?.({ signal: controller.signal })).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  });
  expect(deps.accountIndex.size()).toBe(700);
  await environment.simulator.control('reset', {});
  expect(await provider.refreshIndex?.()).toEqual({ ok: true, value: { accounts: total } });
  expect((await environment.journal()).calls['ListUsers']).toBe(17);
});

test('no user is lost if others are deleted during the refresh', async () => {
  const doomed = Array.from({ length: 150 }, (_, at) => ({ userName: `doomed${at}` }));
  const fresh = await startTestEnvironment();
  try {
    await fresh.simulator.control('users', doomed);
    const kept = Array.from({ length: 300 }, (_, at) => ({ userName: `kept${at}` }));
    await fresh.simulator.control('users', kept);
    const { provider, deps } = fresh.open();
    const { putPage } = deps.accountIndex;
    let replaced = false;
    deps.accountIndex.putPage = async (generation, page, accounts) => {
      await putPage(generation, page, accounts);
      if (page !== 3 || replaced) return;
      replaced = true;
      await fresh.simulator.control(
        'remove-users',
        doomed.map((each) => each.userName),
      );
    };
    expect(await provider.refreshIndex?.()).toMatchObject({ ok: true });
    for (const { userName } of kept) {
      expect(await deps.accountIndex.find({ kind: 'username', value: userName }), userName).toHaveLength(1);
    }
  } finally {
    await fresh.stop();
  }
});

test('a deleted user leaves the index at the next refresh', async () => {
  const { provider, deps } = environment.open();
  await environment.simulator.control('users', [{ userName: 'leaver' }]);
  await provider.refreshIndex?.();
  expect(deps.accountIndex.size()).toBe(total + 1);
  await environment.simulator.control('remove-users', ['leaver']);
  expect(await provider.refreshIndex?.()).toEqual({ ok: true, value: { accounts: total } });
  expect(deps.accountIndex.size()).toBe(total);
});

test('users that are counted but not returned do not empty the index', async () => {
  const { provider, deps } = environment.open();
  await provider.refreshIndex?.();
  const hiding = { ResponseMetadata: { RequestId: 'r' }, Result: { Total: total, Users: null } };
  const { accountIndex } = deps;
  const blind = volcengine.create(environment.settings, { ...deps, fetch: async () => Response.json(hiding) });
  expect(await blind.refreshIndex?.()).toMatchObject({ ok: false, error: { code: 'protocol' } });
  expect(accountIndex.size()).toBe(total);
});

test('masked phone numbers are neither contacts nor found', async () => {
  await environment.switches({ maskPhones: true });
  const { provider, deps } = environment.open();
  await provider.refreshIndex?.();
  expect((await deps.accountIndex.get('u-wang'))?.contacts).toEqual([
    { method: 'email', address: 'wang.xiaoming@example.com' },
  ]);
  expect(await provider.findAccount({ kind: 'phone', value: '+8613800001234' })).toEqual({ ok: true, value: null });
});

test('two users who share an address are ambiguous, but an exact user name decides', async () => {
  const twins = [
    { userName: 'Twin', email: 'twins@example.com' },
    { userName: 'twin', email: 'TWINS@example.com' },
  ];
  await environment.simulator.control('users', twins);
  const { provider } = environment.open();
  await provider.refreshIndex?.();
  const ambiguous = { ok: false, error: { code: 'account_ambiguous' } };
  expect(await provider.findAccount({ kind: 'email', value: 'twins@example.com' })).toEqual(ambiguous);
  expect(await provider.findAccount({ kind: 'username', value: 'twin' })).toMatchObject({
    value: { username: 'twin' },
  });
  expect(await provider.findAccount({ kind: 'username', value: 'TWIN' })).toEqual(ambiguous);
  await environment.simulator.control('remove-users', ['Twin', 'twin']);
});

test('search proceeds page by page, and an invalid cursor starts over', async () => {
  const { provider } = environment.open();
  await provider.refreshIndex?.();
  const first = await provider.searchAccounts('user00000', null);
  expect(first).toMatchObject({ ok: true, value: { nextCursor: null } });
  const many = await provider.searchAccounts('user0001', null);
  if (!many.ok) throw new Error('search failed');
  expect(many.value.accounts).toHaveLength(20);
  const next = await provider.searchAccounts('user0001', many.value.nextCursor);
  expect(next).toMatchObject({ ok: true, value: { nextCursor: '40' } });
  expect(await provider.searchAccounts('user0001', 'odd')).toEqual(many);
});

test('an account outside the index is read from the vendor; empty and not found are the same', async () => {
  const { provider } = environment.open();
  expect(await provider.getAccount('u-wang')).toMatchObject({ ok: true, value: { username: 'wang.xiaoming' } });
  expect(await provider.getAccount('u-nobody')).toEqual({ ok: true, value: null });
  await environment.switches({ emptyResultForMissing: true });
  expect(await provider.getAccount('u-nobody')).toEqual({ ok: true, value: null });
  const empty = { UserId: '', UserName: '', DisplayName: '', Email: '', Phone: '', Source: '' };
  const { provider: other } = environment.open(
    {},
    { fetch: async () => Response.json({ ResponseMetadata: { RequestId: 'r' }, Result: empty }) },
  );
  expect(await other.getAccount('u-nobody')).toEqual({ ok: true, value: null });
  await environment.switches({ deniedActions: ['GetUser'] });
  expect(await provider.getAccount('u-nobody')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('the connection check reports what it found', async () => {
  const { provider } = environment.open();
  const signInUrl = 'https://example.volccloudidentity.com/login';
  expect(await provider.checkConnection()).toMatchObject({ ok: true, value: { warnings: [], signInUrl } });
  await environment.switches({ loginType: 'SAMLSSO' });
  expect(await provider.checkConnection()).toMatchObject({
    ok: true,
    value: { warnings: ['single_sign_on'], signInUrl },
  });
  await environment.switches({ portalConfigured: false });
  expect(await provider.checkConnection()).toMatchObject({
    ok: true,
    value: { warnings: ['sign_in_page_unknown'], signInUrl: null },
  });
  await environment.switches({ serviceStatus: 'PendingDisable' });
  expect(await provider.checkConnection()).toMatchObject({ ok: false, error: { code: 'service_disabled' } });
  await environment.switches({ serviceStatus: 'Enable', deniedActions: ['ListUsers'] });
  expect(await provider.checkConnection()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect((await environment.journal()).writes).toEqual([]);
});
