import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Identifier } from '@/lib/base/contact';
import type { Provider } from '@/lib/providers/types';
import { whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { suffix } from '@/simulators/directory-servers/openldap-entries';
import { type LdapTestDirectory, startTestDirectory } from './testing/open-ldap-provider';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`LDAP is not tested: ${reason}\n`);

describe.skipIf(reason)('accounts in OpenLDAP', () => {
  let directory: LdapTestDirectory;
  let provider: Provider;
  beforeAll(async () => {
    directory = await startTestDirectory();
    provider = directory.open({ excludeGroups: [`cn=admins,ou=groups,${suffix}`] });
  });
  afterAll(() => directory.server.stop());

  const find = async (kind: Identifier['kind'], value: string, from: Provider = provider) => {
    const found = await from.findAccount({ kind, value });
    return found.ok ? (found.value?.username ?? null) : found.error.code;
  };

  test.each([
    ['username', 'ana', 'ana'],
    ['username', 'ANA', 'ana'],
    ['username', 'finance', 'finance'],
    ['email', 'ana@example.org', 'ana'],
    ['email', 'twins@example.org', 'account_ambiguous'],
    ['phone', '+34600123456', 'ana'],
    ['phone', '+15550000101', 'jo'],
    ['phone', '+34600654321', 'abroad'],
    ['phone', '+8613800138000', 'li'],
    ['phone', '13800138000', 'li'],
    ['phone', '+99600123456', null],
    ['username', 'ana ', null],
    ['username', 'an', null],
  ] as const)('by %s %j: %s', async (kind, value, username) => {
    expect(await find(kind, value)).toBe(username);
  });

  test('contacts are normalised, and missing ones are missing', async () => {
    const contacts = async (value: string) => {
      const found = await provider.findAccount({ kind: 'username', value });
      return found.ok ? found.value?.contacts : found.error;
    };
    expect(await contacts('jo')).toEqual([
      { method: 'email', address: 'jo@example.org' },
      { method: 'sms', address: '+15550000101' },
    ]);
    expect(await contacts('chief')).toEqual([{ method: 'email', address: 'chief@example.org' }]);
    expect(await contacts('silent')).toEqual([]);
  });

  test.each([
    ['ana', 'active'],
    ['barred', 'disabled'],
    ['ended', 'expired'],
    ['boss', 'protected'],
    ['chief', 'protected'],
  ])('%s is %s', async (uid, status) => {
    const found = await provider.findAccount({ kind: 'username', value: uid });
    expect(found).toMatchObject({ ok: true, value: { status } });
  });

  test('only members of the given groups are found, by name and by id', async () => {
    const staff = directory.open({ includeGroups: [`cn=staff,ou=groups,${suffix}`] });
    expect(await find('username', 'ana', staff)).toBe('ana');
    expect(await find('username', 'jo', staff)).toBeNull();
    const jo = await directory.idOf(provider, 'jo');
    expect(await staff.getAccount(jo)).toEqual({ ok: true, value: null });
    expect(await staff.setPassword({ accountId: jo, password: 'Never-Set-1234', mustChange: false })).toMatchObject({
      ok: false,
      error: { code: 'account_gone' },
    });
  });

  test('accounts outside the base or the filter are not found', async () => {
    const finance = directory.open({ base: `ou=finance,${directory.server.peopleBase}` });
    expect(await find('username', 'finance', finance)).toBe('finance');
    expect(await find('username', 'ana', finance)).toBeNull();
    expect(await finance.getAccount(await directory.idOf(provider, 'ana'))).toEqual({ ok: true, value: null });
    expect(await find('username', 'ana', directory.open({ filter: '(mail=jo*)' }))).toBeNull();
    expect(await find('username', 'jo', directory.open({ filter: '(mail=jo*)' }))).toBe('jo');
  });

  test('other attributes can be configured', async () => {
    const byMail = directory.open({ attributes: { username: 'mail, uid' } });
    expect(await find('username', 'ana@example.org', byMail)).toBe('ana@example.org');
    expect(await find('username', 'ana', byMail)).toBe('ana@example.org');
  });

  test('an account tells its facts', async () => {
    const facts = async (uid: string) => {
      const account = await provider.getAccount(await directory.idOf(provider, uid));
      return account.ok ? account.value?.facts : account.error;
    };
    expect(await facts('finance')).toMatchObject({ unit: 'people / finance', groups: [], mustChange: false });
    expect(await facts('ana')).toMatchObject({ groups: [`cn=staff,ou=groups,${suffix}`], passwordExpiresAt: null });
    expect(await facts('must')).toMatchObject({ mustChange: true });
    expect(await facts('ended')).toMatchObject({ accountExpiresAt: new Date('2020-01-01T00:00:00Z') });
    expect(await facts('stale')).toMatchObject({
      passwordChangedAt: new Date('2020-01-01T00:00:00Z'),
      passwordExpiresAt: new Date('2020-03-31T00:00:00Z'),
    });
  });

  test('rules are those of the account', async () => {
    const rules = async (uid: string) => {
      const read = await provider.readPasswordRules?.(await directory.idOf(provider, uid));
      return read?.ok ? { ...read.value.policy, from: read.value.changeableFrom } : read?.error;
    };
    expect(await rules('ana')).toMatchObject({ minLength: 8, history: 3, from: null });
    expect(await rules('strict')).toMatchObject({ minLength: 16 });
  });

  test('a search finds names, addresses and numbers, exact names first', async () => {
    const search = async (text: string, cursor: string | null = null) => {
      const found = await provider.searchAccounts(text, cursor);
      return found.ok ? found.value.accounts.map(({ username }) => username) : found.error.code;
    };
    expect(await search('finance')).toEqual(['finance']);
    expect(await search('twin')).toEqual(['twin1', 'twin2']);
    expect(await search('李')).toEqual(['li']);
    expect(await search('600 123 456')).toEqual(['ana']);
    expect(await search('*')).toEqual([]);
    const all = await provider.searchAccounts('', null);
    expect(all).toMatchObject({ ok: true, value: { nextCursor: null } });
  });
});
