import { describe, expect, test } from 'vitest';
import { describeConformance } from '@/lib/providers/testing/conformance';
import { createMemoryLocalAccounts } from '@/lib/providers/testing/memory-local-accounts';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { LocalAccount, LocalAccountStore, ProviderDefinition } from '@/lib/providers/types';
import { local } from './index';
import { makeAccount } from './testing/make-account';
import { verifyLocalPassword } from './verify-local-password';

const settings = local.settingsSchema.parse({});

await describeConformance('local', async () => {
  const deps = createTestDeps();
  const password = 'First-of-Ana-1';
  const accounts = createMemoryLocalAccounts([await makeAccount(deps.mac, password)]);
  let count = 0;
  return {
    definition: local as unknown as ProviderDefinition,
    createProvider: (overrides) => local.create(settings, { ...deps, ...overrides, localAccounts: accounts }),
    account: {
      id: 'a-1',
      username: 'ana.lopez',
      identifiers: [
        { kind: 'username', value: 'ana.lopez' },
        { kind: 'email', value: 'ana@example.com' },
        { kind: 'phone', value: '+34600000001' },
      ],
      password,
    },
    absent: {
      id: 'a-none',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.com' },
        { kind: 'phone', value: '+34600000009' },
      ],
    },
    freshPassword: () => {
      count += 1;
      return `a fresh one, number ${count}`;
    },
    brokenPassword: 'short-7',
    searchText: 'lopez',
    signIn: async (typed) =>
      (await verifyLocalPassword(accounts, deps, { kind: 'username', value: 'ana.lopez' }, typed)).ok,
    alter: async (change) => {
      const email = typeof change === 'object' && change ? change.email : 'ana@example.com';
      const contacts = [
        { method: 'email' as const, address: email },
        { method: 'sms' as const, address: '+34600000001' },
      ];
      accounts.alter('a-1', { contacts, status: change === 'off' ? 'disabled' : 'active' });
    },
    secrets: [],
    stop: async () => {},
  };
});

function createDirectory(seed: LocalAccount[], store: Partial<LocalAccountStore> = {}) {
  const deps = createTestDeps();
  const accounts = { ...createMemoryLocalAccounts(seed), ...store };
  return { deps, accounts, provider: local.create(settings, { ...deps, localAccounts: accounts }) };
}

const plain: LocalAccount = {
  id: 'a-1',
  username: 'ana',
  displayName: null,
  contacts: [{ method: 'email', address: 'team@example.com' }],
  status: 'active',
  passwordHash: null,
  history: [],
  mustChange: false,
  lockedUntil: null,
};

describe('reading', () => {
  test('returns no stored hashes', async () => {
    const { provider } = createDirectory([{ ...plain, passwordHash: 'hash-1', history: ['hash-2'] }]);
    const answers = [
      await provider.getAccount('a-1'),
      await provider.findAccount({ kind: 'username', value: 'ana' }),
      await provider.searchAccounts('ana', null),
    ];
    expect(JSON.stringify(answers)).not.toContain('hash-');
  });

  test('two people who share an address are ambiguous', async () => {
    const { provider } = createDirectory([plain, { ...plain, id: 'a-2', username: 'bo' }]);
    expect(await provider.findAccount({ kind: 'email', value: 'team@example.com' })).toEqual({
      ok: false,
      error: { code: 'account_ambiguous' },
    });
  });

  test('a lock expires', async () => {
    const { provider, deps } = createDirectory([{ ...plain, lockedUntil: new Date(Date.now() + 60_000) }]);
    expect(await provider.getAccount('a-1')).toMatchObject({ value: { status: 'locked' } });
    deps.advance(120_000);
    expect(await provider.getAccount('a-1')).toMatchObject({ value: { status: 'active' } });
  });

  test('unlocking lifts it too, and an unknown account is gone', async () => {
    const { provider } = createDirectory([{ ...plain, lockedUntil: new Date(Date.now() + 60_000) }]);
    expect(await provider.unlockAccount('a-1')).toEqual({ ok: true, value: undefined });
    expect(await provider.getAccount('a-1')).toMatchObject({ value: { status: 'active' } });
    expect(await provider.unlockAccount('a-9')).toMatchObject({ error: { code: 'account_gone' } });
  });

  test('the person must choose another password, and the current one works until then', async () => {
    const { provider, accounts } = createDirectory([{ ...plain, passwordHash: 'hash-1' }]);
    expect(await provider.requireChange?.('a-1')).toEqual({ ok: true, value: undefined });
    expect(await accounts.get('a-1')).toMatchObject({ mustChange: true, passwordHash: 'hash-1' });
    expect(await provider.requireChange?.('a-9')).toMatchObject({ error: { code: 'account_gone' } });
  });

  test('search goes page by page, each account once', async () => {
    const seed = Array.from({ length: 50 }, (_each, at) => ({ ...plain, id: `a-${at}`, username: `ana${at}` }));
    const { provider } = createDirectory(seed);
    const pages: number[] = [];
    const ids = new Set<string>();
    for (let cursor: string | null = null, turns = 0; turns < 5; turns += 1) {
      const page = await provider.searchAccounts('ana', cursor);
      if (!page.ok) throw new Error(page.error.code);
      pages.push(page.value.accounts.length);
      for (const account of page.value.accounts) ids.add(account.id);
      cursor = page.value.nextCursor;
      if (cursor === null) break;
    }
    expect(pages).toEqual([20, 20, 10]);
    expect(ids.size).toBe(50);
  });

  test('a store that fails is unavailable for reads and the connection check', async () => {
    const fail = async () => {
      throw new Error('the store is down');
    };
    const { provider } = createDirectory([plain], { find: fail, get: fail, search: fail });
    const answers = [
      await provider.findAccount({ kind: 'username', value: 'ana' }),
      await provider.getAccount('a-1'),
      await provider.checkConnection(),
      await provider.setPassword({ accountId: 'a-1', password: 'long enough to pass', mustChange: false }),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'unavailable' } });
  });
});

test('settings are strict and bounded', () => {
  expect(settings).toEqual({ minLength: 8, history: 5 });
  for (const wrong of [{ minLength: 7 }, { history: -1 }, { minLength: '8' }, { historyy: 5 }]) {
    expect(local.settingsSchema.safeParse(wrong).success).toBe(false);
  }
});
