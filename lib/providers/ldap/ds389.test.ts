import { randomBytes } from 'node:crypto';
import { Attribute, Change } from 'ldapts';
import { afterAll, describe, expect, test } from 'vitest';
import { describeConformance } from '@/lib/providers/testing/conformance';
import type { ConformanceEnvironment } from '@/lib/providers/testing/conformance-environment';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider, ProviderDeps } from '@/lib/providers/types';
import { type Ds389, startDs389, whyNoDs389 } from '@/simulators/directory-servers/ds389';
import { firstPassword } from '@/simulators/directory-servers/openldap-entries';
import { ldap } from './index';

const reason = whyNoDs389();
if (reason) process.stderr.write(`389 Directory Server is not tested: ${reason}\n`);
const started = reason === null ? await startDs389() : null;

function server(): Ds389 {
  if (!started) throw new Error(reason ?? 'no server');
  return started;
}

function open(settings: object = {}, deps: Partial<ProviderDeps> = {}): Provider {
  return ldap.create(ldap.settingsSchema.parse({ ...server().settings, ...settings }), {
    ...createTestDeps(),
    ...deps,
  });
}

const replace = (uid: string, type: string, values: string[]) =>
  server().asManager((client) =>
    client.modify(
      uid.includes('=') ? uid : `uid=${uid},${server().peopleBase}`,
      new Change({ operation: 'replace', modification: new Attribute({ type, values }) }),
    ),
  );

const signsIn = (uid: string, password: string) => server().signsIn(uid, password);

async function idOf(uid: string): Promise<string> {
  const found = await open().findAccount({ kind: 'username', value: uid });
  if (!found.ok || !found.value) throw new Error(`${uid} was not found`);
  return found.value.id;
}

if (started) await describeConformance('ldap on 389 Directory Server', createEnvironment);

async function createEnvironment(): Promise<ConformanceEnvironment> {
  return {
    definition: ldap,
    createProvider: (overrides) => open({}, overrides),
    createUnreachable: (overrides) => open({ url: 'ldaps://127.0.0.1:2' }, overrides),
    account: {
      id: await idOf('tester'),
      username: 'tester',
      identifiers: [
        { kind: 'username', value: 'tester' },
        { kind: 'email', value: 'tester@example.org' },
      ],
      password: firstPassword,
    },
    absent: {
      id: '00000000-00000000-00000000-00000000',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.org' },
        { kind: 'phone', value: '+34699999999' },
      ],
    },
    freshPassword: () => `Fresh-${randomBytes(9).toString('base64url')}`,
    brokenPassword: 'short',
    searchText: 'Terry',
    signIn: (password) => signsIn('tester', password),
    async alter(change) {
      await replace('tester', 'nsAccountLock', change === 'off' ? ['TRUE'] : []);
      await replace('tester', 'mail', [change !== null && change !== 'off' ? change.email : 'tester@example.org']);
    },
    secrets: [server().service.password],
    // The server is needed after the suite.
    stop: async () => undefined,
  };
}

describe.skipIf(reason)('passwords in 389 Directory Server', () => {
  afterAll(() => started?.stop());

  const set = async (uid: string, password: string, mustChange = false) => {
    const result = await open().setPassword({ accountId: await idOf(uid), password, mustChange });
    return result.ok ? 'set' : result.error.code === 'password_refused' ? result.error.issues : result.error.code;
  };
  const change = async (uid: string, current: string, password: string) => {
    const result = await open().changePassword?.({ accountId: await idOf(uid), current, password });
    if (result?.ok) return 'changed';
    return result?.error.code === 'password_refused' ? result.error.issues : result?.error.code;
  };

  test('rules are read from the server', async () => {
    expect(await open().readPasswordRules?.(await idOf('ana'))).toMatchObject({
      ok: true,
      value: { policy: { minLength: 8, history: 3 }, changeableFrom: null },
    });
  });

  test('each refusal has its own reason, and changes nothing', async () => {
    expect(await set('ana', 'short')).toEqual([{ rule: 'min_length', owner: 'directory', limit: 8 }]);
    expect(await set('ana', 'My-ana-Pass-1')).toEqual([{ rule: 'account_words', owner: 'directory' }]);
    expect(await set('ana', 'First-Password-1')).toBe('set');
    expect(await change('ana', 'First-Password-1', 'Second-Password-2')).toBe('changed');
    expect(await change('ana', 'Second-Password-2', 'First-Password-1')).toEqual([
      { rule: 'history', owner: 'directory', limit: 3 },
    ]);
    expect(await change('ana', 'wrong', 'Third-Password-3')).toBe('current_password_wrong');
    expect(await signsIn('ana', 'Second-Password-2')).toBe(true);
    expect(await signsIn('ana', 'First-Password-1')).toBe(false);
  });

  test('a locked account says so, and is unlocked with and without a new password', async () => {
    const lock = async () => {
      for (let wrong = 0; wrong < 6; wrong += 1) await signsIn('locked', 'wrong');
    };
    const id = await idOf('locked');
    await lock();
    expect(await open().getAccount(id)).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(await change('locked', firstPassword, 'New-Password-123')).toBe('account_locked');
    expect(await open().unlockAccount(id)).toEqual({ ok: true, value: undefined });
    expect(await signsIn('locked', firstPassword)).toBe(true);
    await lock();
    expect(await set('locked', 'New-Password-123')).toBe('set');
    expect(await signsIn('locked', 'New-Password-123')).toBe(true);
  });

  test('with "must change" the person can only choose another password', async () => {
    expect(await set('must', 'Temporary-Pass-1', true)).toBe('set');
    const id = await idOf('must');
    expect(await open().getAccount(id)).toMatchObject({ ok: true, value: { facts: { mustChange: true } } });
    expect(await change('must', 'Temporary-Pass-1', 'Permanent-Pass-1')).toBe('changed');
    expect(await signsIn('must', 'Permanent-Pass-1')).toBe(true);
    expect(await open().getAccount(id)).toMatchObject({ ok: true, value: { facts: { mustChange: false } } });
  });

  test('a disabled account is told as such', async () => {
    await replace('barred', 'nsAccountLock', ['TRUE']);
    expect(await open().findAccount({ kind: 'username', value: 'barred' })).toMatchObject({
      value: { status: 'disabled' },
    });
    expect(await set('barred', 'Any-Password-123')).toBe('account_disabled');
  });

  test('a password changed too recently says when it can be changed again', async () => {
    expect(await set('young', 'Xq-Password-1')).toBe('set');
    await replace('cn=config', 'passwordMinAge', ['86400']);
    expect(await change('young', 'Xq-Password-1', 'Xq-Password-2')).toBe('changed');
    const result = await change('young', 'Xq-Password-2', 'Xq-Password-3');
    await replace('cn=config', 'passwordMinAge', ['0']);
    expect(result).toEqual([expect.objectContaining({ rule: 'min_age', owner: 'directory' })]);
  });
});
