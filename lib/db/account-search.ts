import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { fold } from '@/lib/base/fold';
import type { DirectoryId } from '@/lib/base/ids';
import type { Account, FoundPage } from '@/lib/providers/types';
import { accountWords } from './account-words';
import { accountSearch } from './console-schema';
import type { Database } from './database';
import { type SearchCursor, searchCursor } from './search-cursor';
import { searchQuery } from './search-query';

/** The maximum number of matches that are sorted; a query with more matches has to be refined anyway. */
const mostMatches = 1_000;

/**
 * Stores the words of some accounts of one directory in one statement. Accounts with unchanged words are not written,
 * because updating the index of words is the expensive part.
 */
export async function putAccountWords(
  db: Database,
  directoryId: DirectoryId,
  accounts: readonly Account[],
): Promise<void> {
  if (accounts.length === 0) return;
  const rows = [...new Map(accounts.map((account) => [account.id, account])).values()];
  const words = rows.map((account) => [directoryWord(directoryId), ...accountWords(account)].join('\n'));
  // Compares row by row first: `on conflict … where` would lock, and so write, every row, and a join would be planned
  // with wrong statistics while a directory is being filled.
  await db.execute(sql`
    insert into ${accountSearch} (directory_id, account_id, words)
    select ${directoryId}, page.id, page.words
    from (
      select id, array_to_tsvector(string_to_array(lines, chr(10))) as words
      from unnest(${sql.param(rows.map(({ id }) => id))}::text[], ${sql.param(words)}::text[]) as given (id, lines)
    ) as page
    where page.words is distinct from (
      select stored.words from ${accountSearch} as stored
      where stored.directory_id = ${directoryId} and stored.account_id = page.id
    )
    on conflict (directory_id, account_id) do update set words = excluded.words`);
}

type Columns = { directoryId: PgColumn; id: PgColumn; usernameFold: PgColumn; emailFold: PgColumn };

/** One row that a search found: the account and its sort key. */
type Row<Found> = { account: Found; rank: number; usernameFold: string; id: string };

export type Search<Found> = {
  table: Columns;
  directoryId: DirectoryId;
  query: string;
  cursor: string | null;
  limit: number;
  run: (parts: { where: SQL; order: SQL; rank: SQL<number>; limit: number }) => Promise<Row<Found>[]>;
};

/**
 * Returns one page of a search in one table of accounts. Exact matches of user name or address come first, the rest are
 * sorted by user name. An empty query finds every account.
 */
export async function searchPage<Found>(search: Search<Found>): Promise<FoundPage<Found>> {
  const { table, directoryId, limit } = search;
  const exact = fold(search.query.toWellFormed()).replaceAll('\0', '').trim();
  const query = searchQuery(search.query);
  if (query === null && exact !== '') return { accounts: [], nextCursor: null };
  const isExact = sql`(${table.usernameFold} = ${exact} or coalesce(${table.emailFold}, '') = ${exact})`;
  // A constant, so that a list of all accounts is read in index order.
  const rank = query === null ? sql<number>`1::int` : sql<number>`case when ${isExact} then 0 else 1 end`;
  const matches = query === null ? sql`true` : sql`${table.id} in (${matching(table, directoryId, exact, query)})`;
  const after = afterCursor(table, rank, searchCursor.read(search.cursor));
  const rows = await search.run({
    where: sql`${table.directoryId} = ${directoryId} and ${matches} and ${after}`,
    order: sql`${rank}, ${table.usernameFold}, ${table.id}`,
    rank,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    accounts: page.map(({ account }) => account),
    nextCursor: last ? searchCursor.write([last.rank, last.usernameFold, last.id]) : null,
  };
}

/**
 * The directory's word has already excluded other directories. The expression keeps the planner from scanning the whole
 * directory through another index just to check that again.
 */
function matching(table: Columns, directoryId: DirectoryId, exact: string, query: string): SQL {
  const inDirectory = `'${directoryWord(directoryId)}' & (${query})`;
  const named = (column: PgColumn) => sql`
    select ${table.id} from ${table.id.table} where ${table.directoryId} = ${directoryId} and ${column} = ${exact}`;
  return sql`
    (select account_id from ${accountSearch}
     where words @@ ${inDirectory}::tsquery and directory_id || '' = ${directoryId} limit ${mostMatches})
    union all (${named(table.usernameFold)} limit 50)
    union all (${named(table.emailFold)} limit 50)`;
}

function afterCursor(table: Columns, rank: SQL, cursor: SearchCursor | null): SQL {
  if (!cursor) return sql`true`;
  const [atRank, username, id] = cursor;
  return sql`(${rank}, ${table.usernameFold}, ${table.id}) > (${atRank}::int, ${username}::text, ${id}::text)`;
}

/** Returns a word stored with the others, so that the index alone excludes other directories. Nobody can type it. */
function directoryWord(directoryId: DirectoryId): string {
  return `\u001f${directoryId}`;
}
