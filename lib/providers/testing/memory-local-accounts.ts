import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { LocalAccount, LocalAccountStore } from '@/lib/providers/types';
import { pageOf } from './page-of';

/** In-memory storage of local accounts, for tests. It behaves like the one in the database. */
export function createMemoryLocalAccounts(seed: readonly LocalAccount[] = []): LocalAccountStore & {
  /** Changes a row directly, bypassing the store's rules. */
  alter(accountId: string, change: Partial<LocalAccount>): void;
} {
  const rows = new Map(seed.map((account) => [account.id, account]));
  return {
    alter: (accountId, change) => {
      const row = rows.get(accountId);
      if (row) rows.set(accountId, { ...row, ...change });
    },
    find: async (identifier) => [...rows.values()].filter((account) => matches(account, identifier)).slice(0, 2),
    get: async (accountId) => rows.get(accountId) ?? null,
    search: async (query, cursor, limit) => {
      const wanted = fold(query);
      const found = [...rows.values()].filter((account) =>
        [account.username, account.displayName ?? '', ...account.contacts.map((contact) => contact.address)].some(
          (text) => fold(text).includes(wanted),
        ),
      );
      return pageOf(found, cursor, limit);
    },
    replacePassword: async (accountId, change) => {
      const row = rows.get(accountId);
      if (!row || row.status === 'disabled' || row.passwordHash !== change.previousHash) return false;
      rows.set(accountId, {
        ...row,
        passwordHash: change.passwordHash,
        history: change.history,
        mustChange: change.mustChange,
      });
      return true;
    },
    unlock: async (accountId) => {
      const row = rows.get(accountId);
      if (!row) return false;
      rows.set(accountId, { ...row, lockedUntil: null });
      return true;
    },
    requireChange: async (accountId) => {
      const row = rows.get(accountId);
      if (!row) return false;
      rows.set(accountId, { ...row, mustChange: true });
      return true;
    },
  };
}

function matches(account: LocalAccount, identifier: Identifier): boolean {
  if (identifier.kind === 'username') return fold(account.username) === fold(identifier.value);
  const method = identifier.kind === 'email' ? 'email' : 'sms';
  return account.contacts.some((contact) => contact.method === method && contact.address === identifier.value);
}
