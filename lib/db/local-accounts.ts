import type { AccountId, DirectoryId } from '@/lib/base/ids';
import { storedForms } from '@/lib/base/phone-numbers';
import 'server-only';
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Clock, systemClock } from '@/lib/base/clock';
import type { Contact, Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { LocalAccount, LocalAccountStore } from '@/lib/providers/types';
import { searchPage } from './account-search';
import type { Database } from './database';
import { localAccount as table } from './schema';

/** Creates the account store of one local directory. A lock is stored in `lockedUntil`, not in the status. */
export function createLocalAccountStore(
  db: Database,
  directoryId: DirectoryId,
  clock: Clock = systemClock,
): LocalAccountStore {
  const isOne = (accountId: AccountId) => and(eq(table.directoryId, directoryId), eq(table.id, accountId));
  const select = async (where: SQL, limit: number) => {
    const rows = await db
      .select()
      .from(table)
      .where(and(eq(table.directoryId, directoryId), where))
      .orderBy(asc(table.usernameFold))
      .limit(limit);
    return rows.map(toLocalAccount);
  };
  return {
    find: (identifier) => select(matches(identifier), 2),
    get: async (accountId) => (await select(eq(table.id, accountId), 1))[0] ?? null,
    search: (query, cursor, limit) =>
      searchPage({
        ...{ table, directoryId, query, cursor, limit },
        run: async ({ where, order, rank, ...page }) => {
          const rows = await db.select({ row: table, rank }).from(table).where(where).orderBy(order).limit(page.limit);
          return rows.map(({ row, rank }) => ({
            ...{ account: toLocalAccount(row), rank, usernameFold: row.usernameFold, id: row.id },
          }));
        },
      }),
    replacePassword: async (accountId, { previousHash, passwordHash, history, mustChange }) => {
      const changed = await db
        .update(table)
        .set({ passwordHash, history, mustChange, updatedAt: clock() })
        .where(
          and(
            isOne(accountId),
            eq(table.disabled, false),
            sql`${table.passwordHash} is not distinct from ${previousHash}`,
          ),
        )
        .returning({ id: table.id });
      return changed.length === 1;
    },
    unlock: async (accountId) => {
      const now = clock();
      const unlocked = await db
        .update(table)
        .set({ lockedUntil: null, updatedAt: now })
        .where(isOne(accountId))
        .returning({ id: table.id });
      return unlocked.length === 1;
    },
    requireChange: async (accountId) => {
      const marked = await db
        .update(table)
        .set({ mustChange: true, updatedAt: clock() })
        .where(isOne(accountId))
        .returning({ id: table.id });
      return marked.length === 1;
    },
  };
}

/** Converts a stored row for providers. */
export function toLocalAccount(row: typeof table.$inferSelect): LocalAccount {
  const { id, username, displayName, email, phone, passwordHash, history, mustChange, lockedUntil, disabled } = row;
  const contacts: Contact[] = [
    ...(email ? [{ method: 'email' as const, address: email }] : []),
    ...(phone ? [{ method: 'sms' as const, address: phone }] : []),
  ];
  const status = disabled ? 'disabled' : 'active';
  return { id, username, displayName, contacts, status, passwordHash, history, mustChange, lockedUntil };
}

function matches({ kind, value }: Identifier): SQL {
  if (kind === 'username') return eq(table.usernameFold, fold(value));
  if (kind === 'email') return eq(table.emailFold, fold(value));
  return inArray(table.phone, storedForms(value));
}
