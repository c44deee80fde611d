import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Identifier } from '@/lib/base/contact';
import { hostileIdentifiers } from '@/lib/providers/ldap/testing/hostile-identifiers';
import type { Provider } from '@/lib/providers/types';
import { type Samba, whyNoSamba } from '@/simulators/directory-servers/samba';
import { domainBase, firstDomainPassword } from '@/simulators/directory-servers/samba-entries';
import { startTestDomain, type TestDomain } from './testing/test-domain';

const reason = whyNoSamba();
if (reason) process.stderr.write(`Active Directory is not tested: ${reason}\n`);

describe.skipIf(reason)('a domain of Samba', () => {
  let domain: TestDomain;
  let provider: Provider;
  beforeAll(async () => {
    domain = await startTestDomain();
    provider = domain.open();
  });
  afterAll(() => domain.server.stop());

  const server = (): Samba => domain.server;
  const open: TestDomain['open'] = (settings, deps) => domain.open(settings, deps);
  const idOf = (name: string) => domain.idOf(name);
  const replace: TestDomain['replace'] = (name, type, values) => domain.replace(name, type, values);
  const set = async (name: string, password: string, mustChange = false, by: Provider = provider) => {
    const result = await by.setPassword({ accountId: await idOf(name), password, mustChange });
    return result.ok ? 'set' : result.error.code === 'password_refused' ? result.error.issues : result.error.code;
  };
  const change = async (name: string, current: string, password: string, by: Provider = provider) => {
    const result = await by.changePassword?.({ accountId: await idOf(name), current, password });
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
    const whole = open({ base: domainBase });
    for (const value of ['Administrator', 'krbtgt'])
      expect(await whole.findAccount({ kind: 'username', value })).toMatchObject({
        ok: true,
        value: { status: 'protected' },
      });
    const all = open({ base: domainBase, includePrivileged: true });
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

  test('a primary group counts like the others', async () => {
    const users = open({ includeGroups: [`CN=Domain Users,CN=Users,${domainBase}`] });
    expect(await users.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({ value: { username: 'ana' } });
    const none = open({ excludeGroups: [`CN=Domain Users,CN=Users,${domainBase}`] });
    expect(await none.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({
      value: { status: 'protected' },
    });
  });

  test('protected accounts are never changed', async () => {
    const guarded = open({ excludeGroups: [`CN=Directors,${server().base}`] });
    const refused = { ok: false, error: { code: 'account_read_only' } };
    for (const name of ['root', 'chief']) {
      const accountId = await idOf(name);
      const password = 'New-Passw0rd-1';
      const writes = [
        guarded.setPassword({ accountId, password, mustChange: false }),
        guarded.generatePassword({ accountId, mustChange: false }),
        guarded.unlockAccount(accountId),
        guarded.requireChange?.(accountId),
      ];
      for (const write of writes) expect(await write).toMatchObject(refused);
      // Nobody learns that the account exists, not even with its password.
      const changed = await guarded.changePassword?.({ accountId, current: firstDomainPassword, password });
      expect(changed).toMatchObject({ ok: false, error: { code: 'current_password_wrong' } });
      expect(await server().signsIn(name, firstDomainPassword)).toBe(true);
    }
  });

  test('an account whose groups cannot be read is protected', async () => {
    await server().denyTokenGroups('silent');
    expect(await provider.findAccount({ kind: 'username', value: 'silent' })).toMatchObject({
      ok: true,
      value: { status: 'protected' },
    });
  });

  test('codes go to the main address, and never to names of other systems', async () => {
    const contactsOf = async (proxyAddresses: string[]) => {
      await replace('forever', 'proxyAddresses', proxyAddresses);
      const found = await provider.findAccount({ kind: 'username', value: 'forever' });
      return found.ok ? found.value?.contacts : found.error;
    };
    await replace('forever', 'mail', []);
    const others = ['sip:forever@chat.example.org', 'X500:/o=Example/cn=forever@x'];
    expect(await contactsOf(others)).toEqual([]);
    expect(await contactsOf([...others, 'smtp:second@example.org', 'SMTP:first@example.org'])).toEqual([
      { method: 'email', address: 'first@example.org' },
    ]);
    expect(await provider.findAccount({ kind: 'email', value: 'second@example.org' })).toMatchObject({
      value: { username: 'forever' },
    });
    expect(await provider.findAccount({ kind: 'email', value: 'forever@chat.example.org' })).toEqual({
      ok: true,
      value: null,
    });
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
    await replace(domainBase, 'minPwdAge', ['-864000000000']);
    const tooYoung = await change('jo', 'New-Passw0rd-1', 'Other-Passw0rd-1', open());
    expect(tooYoung).toEqual([{ rule: 'min_age', owner, until: expect.any(Date) }]);
    const [{ until } = { until: undefined }] = tooYoung as { until: Date }[];
    expect(until?.getTime()).toBeGreaterThan(Date.now() + 86_000_000);
    await replace(domainBase, 'minPwdAge', ['0']);
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

  test('a password that never expires cannot be marked for a change', async () => {
    expect(await set('forever', 'New-Passw0rd-1', true)).toBe('unsupported');
    expect(await provider.requireChange?.(await idOf('forever'))).toMatchObject({ error: { code: 'unsupported' } });
    expect(await set('forever', 'New-Passw0rd-1')).toBe('set');
    expect(await server().signsIn('forever', 'New-Passw0rd-1')).toBe(true);
  });

  test('with the right to read them, the rules of a fine-grained policy are shown, and its refusals named', async () => {
    await server().letServiceReadPolicies();
    const fresh = open();
    const rules = await fresh.readPasswordRules?.(await idOf('strict'));
    expect(rules).toMatchObject({ ok: true, value: { policy: { minLength: 16, windowsComplexity: true } } });
    expect(await set('strict', 'Fifteen-chars-1', false, fresh)).toEqual([
      { rule: 'min_length', owner: 'directory', limit: 16 },
    ]);
  });

  test('an expired password can be changed by whoever knows it', async () => {
    await server().makePasswordOld('tester');
    expect(await server().refusalOf('tester', firstDomainPassword)).toContain('data 532');
    expect(await provider.getAccount(await idOf('tester'))).toMatchObject({
      value: { status: 'active', facts: { passwordChangedAt: new Date('2020-01-01'), mustChange: false } },
    });
    const account = await provider.getAccount(await idOf('tester'));
    const expired = account.ok ? account.value?.facts?.passwordExpiresAt : null;
    expect(expired).toEqual(new Date('2020-02-12'));
    expect(await change('tester', 'wrong', 'Other-Passw0rd-1')).toBe('current_password_wrong');
    expect(await change('tester', firstDomainPassword, 'Other-Passw0rd-1')).toBe('changed');
    expect(await server().signsIn('tester', 'Other-Passw0rd-1')).toBe(true);
    expect(await server().signsIn('tester', firstDomainPassword)).toBe(false);
  });

  test('a person who may sign in on other machines only can change the password', async () => {
    await replace('jo', 'userWorkstations', ['PC-17']);
    const current = 'New-Passw0rd-1';
    expect(await set('jo', current)).toBe('set');
    expect(await server().refusalOf('jo', current)).toContain('data 531');
    expect(await change('jo', 'wrong', 'Third-Passw0rd-1')).toBe('current_password_wrong');
    expect(await change('jo', current, 'Third-Passw0rd-1')).toBe('changed');
    await replace('jo', 'userWorkstations', []);
    expect(await server().signsIn('jo', 'Third-Passw0rd-1')).toBe(true);
  });

  test.each(['username', 'email', 'phone'] as const)('hostile texts as %s find nobody', async (kind) => {
    for (const value of hostileIdentifiers) {
      const found = await provider.findAccount({ kind, value });
      expect({ value, found }).toEqual({ value, found: { ok: true, value: null } });
    }
  });

  test('hostile texts as an account id find nobody', async () => {
    for (const id of hostileIdentifiers) expect(await provider.getAccount(id)).toEqual({ ok: true, value: null });
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
