import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { Account, AccountIndex } from '@/lib/providers/types';
import { pageOf } from './page-of';

export type MemoryAccountIndex = AccountIndex & { size(): number };

/** An in-memory account index of one directory, for provider tests. It behaves like the one in the database. */
export function createMemoryAccountIndex(): MemoryAccountIndex {
  const rows = new Map<string, { account: Account; generation: number }>();
  let current = { generation: 0, page: 0, complete: true };
  const all = () => [...rows.values()].map((row) => row.account);
  return {
    size: () => rows.size,
    find: async (identifier) =>
      all()
        .filter((account) => matches(account, identifier))
        .slice(0, 2),
    get: async (accountId) => rows.get(accountId)?.account ?? null,
    search: async (query, cursor, limit) => {
      const wanted = fold(query);
      const found = all().filter((account) => texts(account).some((text) => fold(text).includes(wanted)));
      return pageOf(found, cursor, limit);
    },
    begin: async () => {
      if (current.complete) current = { generation: current.generation + 1, page: 0, complete: false };
      return { generation: current.generation, nextPage: current.page + 1 };
    },
    putPage: async (generation, page, accounts) => {
      for (const account of accounts) rows.set(account.id, { account, generation });
      current.page = page;
    },
    finish: async (generation) => {
      for (const [id, row] of rows) if (row.generation !== generation) rows.delete(id);
      current.complete = true;
      return rows.size;
    },
    keep: async (account) => {
      const row = rows.get(account.id);
      if (row) rows.set(account.id, { ...row, account });
    },
    remove: async (accountId) => {
      rows.delete(accountId);
    },
  };
}

function matches(account: Account, identifier: Identifier): boolean {
  if (identifier.kind === 'username') return fold(account.username) === fold(identifier.value);
  const method = identifier.kind === 'email' ? 'email' : 'sms';
  return account.contacts.some((contact) => contact.method === method && contact.address === identifier.value);
}

function texts(account: Account): string[] {
  return [account.username, account.displayName ?? '', ...account.contacts.map((contact) => contact.address)];
}
