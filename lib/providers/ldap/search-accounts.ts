import { PresenceFilter } from 'ldapts';
import { fold } from '@/lib/base/fold';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, ProviderError } from '@/lib/providers/types';
import type { Entry } from './entry';
import { toProviderError } from './errors';
import { keepIncluded, searchEntries } from './find-entries';
import { searchFilter } from './look-up-filter';
import type { SearchedDirectory } from './searched-directory';

const pageSize = 20;
/** Longer lists are not useful: the operator types more instead. */
const mostFound = 200;

/**
 * Returns one page of accounts that contain the text, exact user names first. The cursor is how many were shown before.
 * At most 200 are found: servers limit searches, and an operator types more instead.
 */
export async function searchLdapAccounts(
  directory: SearchedDirectory,
  { query, cursor }: { query: string; cursor: string | null },
  signal?: AbortSignal,
): Promise<Result<{ accounts: Account[]; nextCursor: string | null }, ProviderError>> {
  const { attributes, servers } = directory;
  const text = query.trim();
  // Some servers end a text at a zero byte, and would search for the part before it.
  if (/\p{Cc}/u.test(text)) return ok({ accounts: [], nextCursor: null });
  const filter = text === '' ? new PresenceFilter({ attribute: 'objectClass' }) : searchFilter(text, attributes);
  const start = readCursor(cursor);
  const found = await directory.call('search', () =>
    servers.asService(
      async (client) => {
        const nameOf = (entry: Entry) => attributes.username.map((each) => entry.first(each)).find(Boolean) ?? '';
        const isExact = (entry: Entry) => fold(nameOf(entry)) === fold(text);
        // Samba returns more than it is asked for.
        const entries = (await searchEntries(client, directory, filter, mostFound))
          .sort(
            (one, other) => Number(isExact(other)) - Number(isExact(one)) || nameOf(one).localeCompare(nameOf(other)),
          )
          .slice(0, mostFound);
        const kept = await keepIncluded(client, directory, entries.slice(start, start + pageSize));
        const accounts: Account[] = [];
        for (const found of kept) {
          const account = await directory.toAccount(client, found);
          if (account) accounts.push(account);
        }
        const end = start + pageSize;
        return { accounts, nextCursor: end < entries.length ? String(end) : null };
      },
      { signal, isRead: true },
    ),
  );
  return found.ok ? ok(found.value) : err(toProviderError(found.error, 'search', 'read'));
}

function readCursor(cursor: string | null): number {
  const number = Number(cursor ?? 0);
  return Number.isInteger(number) && number >= 0 && number <= mostFound ? number : 0;
}
