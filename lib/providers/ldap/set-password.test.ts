import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Provider } from '@/lib/providers/types';
import { whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword, suffix } from '@/simulators/directory-servers/openldap-entries';
import { type LdapTestDirectory, startTestDirectory } from './testing/open-ldap-provider';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`LDAP is not tested: ${reason}\n`);

describe.skipIf(reason)('passwords in OpenLDAP', () => {
  let directory: LdapTestDirectory;
  let provider: Provider;
  beforeAll(async () => {
    directory = await startTestDirectory();
  });
  beforeEach(() => {
    provider = directory.open();
  });
  afterAll(() => directory.server.stop());

  const set = async (uid: string, password: string, mustChange = false, by: Provider = provider) => {
    const result = await by.setPassword({ accountId: await directory.idOf(provider, uid), password, mustChange });
    return result.ok ? 'set' : result.error.code === 'password_refused' ? result.error.issues : result.error.code;
  };
  const change = async (uid: string, current: string, password: string) => {
    const accountId = await directory.idOf(provider, uid);
    const result = await provider.changePassword?.({ accountId, current, password });
    if (result?.ok) return 'changed';
    return result?.error.code === 'password_refused' ? result.error.issues : result?.error.code;
  };

  test('each refusal has its own reason, and changes nothing', async () => {
    expect(await set('ana', 'short')).toEqual([{ rule: 'min_length', owner: 'directory', limit: 8 }]);
    expect(await set('ana', 'First-Password-1')).toBe('set');
    const reused = [{ rule: 'history', owner: 'directory', limit: 3 }];
    expect(await set('ana', 'First-Password-1')).toEqual(reused);
    expect(await set('ana', 'Second-Password-2')).toBe('set');
    expect(await set('ana', 'First-Password-1')).toEqual(reused);
    expect(await set('strict', 'Only-Fifteen-15')).toEqual([{ rule: 'min_length', owner: 'directory', limit: 16 }]);
    expect(await directory.signsIn('ana', 'Second-Password-2')).toBe(true);
    expect(await directory.signsIn('ana', 'First-Password-1')).toBe(false);
    expect(await set('barred', 'Any-Password-123')).toBe('account_disabled');
    expect(await set('ended', 'Any-Password-123')).toBe('account_expired');
  });

  test('a password changed too recently says when it can be changed again', async () => {
    expect(await set('young', 'Young-Password-1')).toBe('set');
    const rules = await provider.readPasswordRules?.(await directory.idOf(provider, 'young'));
    const from = rules?.ok ? rules.value.changeableFrom : null;
    expect(from?.getTime()).toBeGreaterThan(Date.now() + 86_000_000);
    expect(await set('young', 'Young-Password-2')).toEqual([{ rule: 'min_age', owner: 'directory', until: from }]);
    expect(await directory.signsIn('young', 'Young-Password-1')).toBe(true);
  });

  test.each(['contraseña-ñandú-1', '密码很长很长很长', 'pass word with spaces', 'emoji-🔐-password'])(
    '%s works',
    async (password) => {
      expect(await set('li', password)).toBe('set');
      expect(await directory.signsIn('li', password)).toBe(true);
    },
  );

  test('a service account without the right is reported as such', async () => {
    const { name: bindDn, password: bindPassword } = directory.server.powerless;
    const powerless = directory.open({ bindDn, bindPassword });
    expect(await set('jo', 'Any-Password-123', false, powerless)).toBe('forbidden');
    expect(await directory.signsIn('jo', firstPassword)).toBe(true);
  });

  test('a wrong password of the service account is not the person’s fault', async () => {
    const wrong = directory.open({ bindPassword: 'wrong' });
    expect(await wrong.findAccount({ kind: 'username', value: 'ana' })).toMatchObject({
      ok: false,
      error: { code: 'credentials_refused', fault: 'bind' },
    });
    expect(await wrong.checkConnection()).toMatchObject({ ok: false, error: { fault: 'bind' } });
  });

  test('with "must change" the person can only choose another password', async () => {
    expect(await set('must', 'Temporary-Pass-1', true)).toBe('set');
    const id = await directory.idOf(provider, 'must');
    expect(await provider.getAccount(id)).toMatchObject({ ok: true, value: { facts: { mustChange: true } } });
    expect(await change('must', 'Temporary-Pass-1', 'Permanent-Pass-1')).toBe('changed');
    expect(await directory.signsIn('must', 'Permanent-Pass-1')).toBe(true);
    expect(await provider.getAccount(id)).toMatchObject({ ok: true, value: { facts: { mustChange: false } } });
    expect(await provider.requireChange?.(id)).toEqual({ ok: true, value: undefined });
    expect(await provider.getAccount(id)).toMatchObject({ ok: true, value: { facts: { mustChange: true } } });
  });

  test('a change needs the current password, and the rules apply to it', async () => {
    expect(await change('jo', 'wrong', 'New-Password-123')).toBe('current_password_wrong');
    expect(await change('jo', '', 'New-Password-123')).toBe('current_password_wrong');
    expect(await change('jo', firstPassword, 'short')).toEqual([{ rule: 'min_length', owner: 'directory', limit: 8 }]);
    expect(await change('jo', firstPassword, 'New-Password-123')).toBe('changed');
    expect(await directory.signsIn('jo', 'New-Password-123')).toBe(true);
    expect(await directory.signsIn('jo', firstPassword)).toBe(false);
    expect(await change('jo', 'New-Password-123', firstPassword)).toEqual([
      { rule: 'history', owner: 'directory', limit: 3 },
    ]);
  });

  test('an expired password can be changed by whoever knows it', async () => {
    expect(await directory.signsIn('stale', firstPassword)).toBe(false);
    expect(await change('stale', 'wrong', 'New-Password-123')).toBe('current_password_wrong');
    expect(await change('stale', firstPassword, 'New-Password-123')).toBe('changed');
    expect(await directory.signsIn('stale', 'New-Password-123')).toBe(true);
  });

  test('a locked account says so, and is unlocked with and without a new password', async () => {
    const lock = async () => {
      for (let wrong = 0; wrong < 6; wrong += 1) await directory.signsIn('locked', 'wrong');
    };
    const id = await directory.idOf(provider, 'locked');
    await lock();
    expect(await provider.getAccount(id)).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(await change('locked', firstPassword, 'New-Password-123')).toBe('account_locked');
    expect(await provider.unlockAccount(id)).toEqual({ ok: true, value: undefined });
    expect(await directory.signsIn('locked', firstPassword)).toBe(true);
    await lock();
    expect(await set('locked', 'New-Password-123')).toBe('set');
    expect(await directory.signsIn('locked', 'New-Password-123')).toBe(true);
  });

  test('protected accounts are never changed', async () => {
    const guarded = directory.open({ excludeGroups: [`cn=admins,ou=groups,${suffix}`] });
    for (const uid of ['boss', 'chief']) {
      const id = await directory.idOf(guarded, uid);
      const refused = { ok: false, error: { code: 'account_read_only' } };
      expect(
        await guarded.setPassword({ accountId: id, password: 'New-Password-123', mustChange: false }),
      ).toMatchObject(refused);
      expect(await guarded.unlockAccount(id)).toMatchObject(refused);
      expect(await guarded.requireChange?.(id)).toMatchObject(refused);
      expect(await guarded.generatePassword({ accountId: id, mustChange: false })).toMatchObject(refused);
      expect(await directory.signsIn(uid, firstPassword)).toBe(true);
    }
  });
});
