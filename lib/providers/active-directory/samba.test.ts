import { randomBytes } from 'node:crypto';
import { Attribute, Change } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Identifier } from '@/lib/base/contact';
import { describeConformance } from '@/lib/providers/testing/conformance';
import type { ConformanceEnvironment } from '@/lib/providers/testing/conformance-environment';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider, ProviderDeps } from '@/lib/providers/types';
import { type Samba, startSamba, whyNoSamba } from '@/simulators/directory-servers/samba';
import { firstDomainPassword } from '@/simulators/directory-servers/samba-entries';
import { activeDirectory } from './index';

const reason = whyNoSamba();
if (reason) process.stderr.write(`Active Directory is not tested: ${reason}\n`);
const domain = reason === null ? await startSamba() : null;

/** The domain, which exists if these tests run at all. */
function server(): Samba {
  if (!domain) throw new Error(reason ?? 'no domain');
  return domain;
}

function open(settings: object = {}, deps: Partial<ProviderDeps> = {}): Provider {
  const parsed = activeDirectory.settingsSchema.parse({ ...server().settings, ...settings });
  return activeDirectory.create(parsed, { ...createTestDeps(), ...deps });
}

const replace = (name: string, type: string, values: string[]) =>
  server().asAdministrator((client) =>
    client.modify(
      name.includes('=') ? name : `CN=${name},${server().base}`,
      new Change({ operation: 'replace', modification: new Attribute({ type, values }) }),
    ),
  );

async function idOf(name: string): Promise<string> {
  const found = await open().findAccount({ kind: 'username', value: name });
  if (!found.ok || !found.value) throw new Error(`${name} was not found`);
  return found.value.id;
}

if (domain) await describeConformance('active-directory on Samba', createEnvironment);

async function createEnvironment(): Promise<ConformanceEnvironment> {
  return {
    definition: activeDirectory,
    createProvider: (overrides) => open({}, overrides),
    createUnreachable: (overrides) => open({ url: 'ldaps://127.0.0.1:2' }, overrides),
    account: {
      id: await idOf('tester'),
      username: 'tester',
      identifiers: [
        { kind: 'username', value: 'tester' },
        { kind: 'username', value: 'tester@ad.example.org' },
        { kind: 'email', value: 'tester@example.org' },
      ],
      password: firstDomainPassword,
    },
    absent: {
      id: '00000000-0000-4000-8000-000000000000',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.org' },
        { kind: 'phone', value: '+34699999999' },
      ],
    },
    freshPassword: () => `Fresh-1-${randomBytes(9).toString('base64url')}`,
    brokenPassword: 'short',
    searchText: 'Terry',
    signIn: (password) => server().accepts('tester', password),
    async alter(change) {
      await replace('tester', 'userAccountControl', [change === 'off' ? '514' : '512']);
      await replace('tester', 'mail', [change !== null && change !== 'off' ? change.email : 'tester@example.org']);
    },
    secrets: [server().service.password],
    // The server is needed after the suite.
    stop: async () => undefined,
  };
}

describe.skipIf(reason)('a domain of Samba', () => {
  let provider: Provider;
  beforeAll(() => {
    provider = open();
  });
  afterAll(() => domain?.stop());

  const set = async (name: string, password: string, mustChange = false, by: Provider = provider) => {
    const result = await by.setPassword({ accountId: await idOf(name), password, mustChange });
    return result.ok ? 'set' : result.error.code === 'password_refused' ? result.error.issues : result.error.code;
  };
  const change = async (name: string, current: string, password: string) => {
    const result = await provider.changePassword?.({ accountId: await idOf(name), current, password });
    if (result?.ok) return 'changed';
    return result?.error.code === 'password_refused' ? result.error.issues : result?.error.code;
  };

  test.each([
    ['username', 'ana', 'ana'],
    ['username', 'ANA', 'ana'],
    ['username', 'ana@ad.example.org', 'ana'],
    ['email', 'ana@example.org', 'ana'],
    ['email', 'ana.lopez@example.org', 'ana'],
    ['phone', '+34600123456', 'ana'],
    ['phone', '+15550000101', 'jo'],
    ['phone', '13800138000', 'li'],
    ['username', 'an*', null],
    ['username', 'ana)(cn=*', null],
    ['username', 'DC1$', null],
  ] as const)('by %s %j: %s', async (kind: Identifier['kind'], value, username) => {
    const found = await provider.findAccount({ kind, value });
    expect(found.ok && (found.value?.username ?? null)).toBe(username);
  });

  test.each([
    ['ana', 'active'],
    ['off', 'disabled'],
    ['ended', 'expired'],
    ['root', 'protected'],
  ])('%s is %s', async (name, status) => {
    expect(await provider.findAccount({ kind: 'username', value: name })).toMatchObject({
      ok: true,
      value: { status },
    });
  });

  test('the first administrator and krbtgt are protected, wherever the base is', async () => {
    const whole = open({ base: 'DC=ad,DC=example,DC=org' });
    for (const value of ['Administrator', 'krbtgt'])
      expect(await whole.findAccount({ kind: 'username', value })).toMatchObject({
        ok: true,
        value: { status: 'protected' },
      });
    const all = open({ base: 'DC=ad,DC=example,DC=org', includePrivileged: true });
    expect(await all.findAccount({ kind: 'username', value: 'root' })).toMatchObject({ value: { status: 'active' } });
  });

  test('groups exclude and include their members, nested ones too', async () => {
    const directors = `CN=Directors,${server().base}`;
    const statusOf = async (from: Provider, value: string) => {
      const found = await from.findAccount({ kind: 'username', value });
      return found.ok ? (found.value?.status ?? null) : found.error.code;
    };
    expect(await statusOf(open({ excludeGroups: [directors] }), 'chief')).toBe('protected');
    expect(await statusOf(open({ excludeGroups: [directors] }), 'ana')).toBe('active');
    expect(await statusOf(open({ includeGroups: [directors] }), 'chief')).toBe('active');
    expect(await statusOf(open({ includeGroups: [directors] }), 'ana')).toBeNull();
  });

  test('rules are those of the domain, or of a fine-grained policy', async () => {
    const rules = async (name: string) => {
      const read = await provider.readPasswordRules?.(await idOf(name));
      return read?.ok ? read.value : read?.error;
    };
    expect(await rules('ana')).toMatchObject({
      policy: { minLength: 7, windowsComplexity: true, history: null, words: { inParts: true } },
      changeableFrom: null,
    });
    // Only administrators of the domain may read a fine-grained policy, so nothing is promised for `strict`.
    expect(await rules('strict')).toMatchObject({ policy: { minLength: 1, windowsComplexity: false } });
  });

  test('each refusal has its own reason, and changes nothing', async () => {
    const owner = 'directory';
    expect(await set('ana', 'Ab-1')).toEqual([{ rule: 'min_length', owner, limit: 7 }]);
    expect(await set('ana', 'abcdefghijk')).toEqual([{ rule: 'complexity', owner, limit: 3 }]);
    expect(await set('off', 'New-Passw0rd-1')).toBe('account_disabled');
    expect(await set('ended', 'New-Passw0rd-1')).toBe('account_expired');
    expect(await set('root', 'New-Passw0rd-1')).toBe('account_read_only');
    expect(await server().signsIn('ana', firstDomainPassword)).toBe(true);
    expect(await server().signsIn('root', firstDomainPassword)).toBe(true);
  });

  test.each(['contraseña-Ñandú-1', '密码很长-Abc-1', 'pass Word with 1 space', 'emoji-🔐-Passw0rd', 'quote"Inside-1'])(
    '%s works',
    async (password) => {
      expect(await set('li', password)).toBe('set');
      expect(await server().signsIn('li', password)).toBe(true);
    },
  );

  test('a service account without the right is reported as such', async () => {
    const { name: bindDn, password: bindPassword } = server().powerless;
    expect(await set('jo', 'New-Passw0rd-1', false, open({ bindDn, bindPassword }))).toBe('forbidden');
    expect(await server().signsIn('jo', firstDomainPassword)).toBe(true);
    const wrong = open({ bindPassword: 'wrong' });
    expect(await wrong.checkConnection()).toMatchObject({
      ok: false,
      error: { code: 'credentials_refused', fault: 'bind' },
    });
  });

  test('with "must change" the person cannot sign in, but can choose another password', async () => {
    expect(await set('must', 'Temp-Passw0rd-1', true)).toBe('set');
    expect(await server().signsIn('must', 'Temp-Passw0rd-1')).toBe(false);
    expect(await provider.getAccount(await idOf('must'))).toMatchObject({ value: { facts: { mustChange: true } } });
    expect(await change('must', 'wrong', 'Other-Passw0rd-1')).toBe('current_password_wrong');
    expect(await change('must', 'Temp-Passw0rd-1', 'Other-Passw0rd-1')).toBe('changed');
    expect(await server().signsIn('must', 'Other-Passw0rd-1')).toBe(true);
    expect(await provider.requireChange?.(await idOf('must'))).toEqual({ ok: true, value: undefined });
    expect(await server().signsIn('must', 'Other-Passw0rd-1')).toBe(false);
  });

  test('a change needs the current password; history and minimum age apply to it', async () => {
    const owner = 'directory';
    expect(await change('jo', 'wrong', 'New-Passw0rd-1')).toBe('current_password_wrong');
    expect(await change('jo', firstDomainPassword, 'Ab-1')).toEqual([{ rule: 'min_length', owner, limit: 7 }]);
    expect(await change('jo', firstDomainPassword, 'New-Passw0rd-1')).toBe('changed');
    expect(await server().signsIn('jo', 'New-Passw0rd-1')).toBe(true);
    expect(await server().signsIn('jo', firstDomainPassword)).toBe(false);
    const root = 'DC=ad,DC=example,DC=org';
    await replace(root, 'minPwdAge', ['-864000000000']);
    expect(await change('jo', 'New-Passw0rd-1', 'Other-Passw0rd-1')).toEqual([{ rule: 'min_age', owner }]);
    await replace(root, 'minPwdAge', ['0']);
    expect(await change('jo', 'New-Passw0rd-1', firstDomainPassword)).toEqual([{ rule: 'history', owner, limit: 3 }]);
  });

  test('a locked account says so, and is unlocked with and without a new password', async () => {
    const lock = async () => {
      for (let wrong = 0; wrong < 4; wrong += 1) await server().signsIn('locked', 'wrong');
    };
    const id = await idOf('locked');
    await lock();
    expect(await provider.getAccount(id)).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(await change('locked', firstDomainPassword, 'New-Passw0rd-1')).toBe('account_locked');
    expect(await provider.unlockAccount(id)).toEqual({ ok: true, value: undefined });
    expect(await server().signsIn('locked', firstDomainPassword)).toBe(true);
    await lock();
    expect(await set('locked', 'New-Passw0rd-1', false, open({ unlockOnReset: false }))).toBe('account_locked');
    expect(await set('locked', 'Other-Passw0rd-1')).toBe('set');
    expect(await server().signsIn('locked', 'Other-Passw0rd-1')).toBe(true);
  });

  test('a server that is restarted is used again', async () => {
    await server().kill();
    expect(await provider.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({
      ok: false,
      error: { code: 'unavailable', fault: 'refused' },
    });
    await server().restart();
    expect(await provider.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({ ok: true });
  });
});
