import type { DirectoryId } from '@/lib/base/ids';
import { storedForms } from '@/lib/base/phone-numbers';
import 'server-only';
import { and, asc, desc, eq, getTableColumns, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { type Clock, systemClock } from '@/lib/base/clock';
import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { Account, AccountIndex } from '@/lib/providers/types';
import { putAccountWords, searchPage } from './account-search';
import { accountSearch as words } from './console-schema';
import type { Database } from './database';
import { accountIndexRun as runs, accountIndex as table } from './schema';

/** A refresh that paused for longer is not resumed: its first pages are too old. */
const longestPauseMs = 6 * 3600 * 1000;

/** Creates the account index of one directory. Names and addresses are compared in folded form; see `AccountIndex`. */
export function createAccountIndex(db: Database, directoryId: DirectoryId, clock: Clock = systemClock): AccountIndex {
  const inDirectory = eq(table.directoryId, directoryId);
  const select = async (where: SQL, limit: number) => {
    const rows = await db
      .select()
      .from(table)
      .where(and(inDirectory, where))
      .orderBy(asc(table.usernameFold), asc(table.accountId))
      .limit(limit);
    return rows.map(toAccount);
  };
  const isRun = (generation: number) => and(eq(runs.directoryId, directoryId), eq(runs.generation, generation));
  return {
    find: (identifier) => select(matches(identifier), 2),
    get: async (accountId) => (await select(eq(table.accountId, accountId), 1))[0] ?? null,
    search: (query, cursor, limit) =>
      searchPage({
        ...{ table: { ...getTableColumns(table), id: table.accountId }, directoryId, query, cursor, limit },
        run: async ({ where, order, rank, ...page }) => {
          const rows = await db.select({ row: table, rank }).from(table).where(where).orderBy(order).limit(page.limit);
          return rows.map(({ row, rank }) => ({
            ...{ account: toAccount(row), rank, usernameFold: row.usernameFold, id: row.accountId },
          }));
        },
      }),
    begin: async () => {
      const [last] = await db
        .select()
        .from(runs)
        .where(eq(runs.directoryId, directoryId))
        .orderBy(desc(runs.generation))
        .limit(1);
      const now = clock();
      const isResumable = last && !last.finishedAt && now.getTime() - last.updatedAt.getTime() < longestPauseMs;
      if (isResumable) return { generation: last.generation, nextPage: last.nextPage };
      const generation = (last?.generation ?? 0) + 1;
      await db.insert(runs).values({ directoryId, generation, startedAt: now, updatedAt: now });
      return { generation, nextPage: 1 };
    },
    putPage: (generation, page, accounts) =>
      db.transaction(async (tx) => {
        const rows = toRows(directoryId, generation, accounts);
        if (rows.length > 0) await tx.insert(table).values(rows).onConflictDoUpdate(replaceAll);
        await putAccountWords(tx, directoryId, accounts);
        const nextPage = sql`greatest(${runs.nextPage}, ${page + 1})`;
        await tx.update(runs).set({ nextPage, updatedAt: clock() }).where(isRun(generation));
      }),
    finish: (generation) =>
      db.transaction(async (tx) => {
        await deleteAccounts(tx, directoryId, ne(table.generation, generation));
        const accounts = await tx.$count(table, inDirectory);
        await tx.update(runs).set({ finishedAt: clock(), updatedAt: clock(), accounts }).where(isRun(generation));
        await tx.delete(runs).where(and(eq(runs.directoryId, directoryId), ne(runs.generation, generation)));
        return accounts;
      }),
    keep: (account) =>
      db.transaction(async (tx) => {
        const [row] = toRows(directoryId, 0, [account]);
        if (!row) return;
        const { generation: _unchanged, ...seen } = row;
        const isOne = and(inDirectory, eq(table.accountId, account.id));
        const kept = await tx.update(table).set(seen).where(isOne).returning({ id: table.accountId });
        if (kept.length > 0) await putAccountWords(tx, directoryId, [account]);
      }),
    remove: (accountId) => deleteAccounts(db, directoryId, eq(table.accountId, accountId)),
  };
}

/** Upserts a whole page in one statement: existing rows get the back end's current values. */
const replaceAll = {
  target: [table.directoryId, table.accountId],
  set: {
    username: sql`excluded.username`,
    usernameFold: sql`excluded.username_fold`,
    emailFold: sql`excluded.email_fold`,
    phone: sql`excluded.phone`,
    displayName: sql`excluded.display_name`,
    status: sql`excluded.status`,
    contacts: sql`excluded.contacts`,
    generation: sql`excluded.generation`,
  },
};

/** Returns one row per account; if a page contains an account twice, the last entry wins. */
function toRows(directoryId: DirectoryId, generation: number, accounts: Account[]): (typeof table.$inferInsert)[] {
  const rows = accounts.map(({ id, username, displayName, contacts, status }) => {
    const email = contacts.find((contact) => contact.method === 'email')?.address;
    const phone = contacts.find((contact) => contact.method === 'sms')?.address ?? null;
    const emailFold = email ? fold(email) : null;
    const row = { username, usernameFold: fold(username), displayName, contacts, status, emailFold, phone, generation };
    return { directoryId, accountId: id, ...row };
  });
  return [...new Map(rows.map((row) => [row.accountId, row])).values()];
}

function toAccount(row: typeof table.$inferSelect): Account {
  const { accountId, username, displayName, contacts, status } = row;
  return { id: accountId, username, displayName, contacts, status };
}

function matches({ kind, value }: Identifier): SQL {
  if (kind === 'username') return eq(table.usernameFold, fold(value));
  if (kind === 'email') return eq(table.emailFold, fold(value));
  return inArray(table.phone, storedForms(value));
}

/** Deletes accounts and their words in one statement. */
async function deleteAccounts(db: Database, directoryId: DirectoryId, which: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (
      delete from ${table} where ${table.directoryId} = ${directoryId} and ${which} returning ${table.accountId}
    )
    delete from ${words} using gone
    where ${words.directoryId} = ${directoryId} and ${words.accountId} = gone.account_id`);
}
