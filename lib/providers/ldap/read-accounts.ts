import type { Identifier } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, ProviderError } from '@/lib/providers/types';
import { toProviderError } from './errors';
import { findById, findByIdentifier } from './find-entries';
import type { SearchedDirectory } from './searched-directory';

/** Returns the one account that an identifier names exactly, or null. */
export async function findLdapAccount(
  directory: SearchedDirectory,
  identifier: Identifier,
  signal?: AbortSignal,
): Promise<Result<Account | null, ProviderError>> {
  const read = await directory.call('search', () =>
    directory.servers.asService(
      async (client) => {
        const accounts: (Account | null)[] = [];
        for (const found of await findByIdentifier(client, directory, identifier))
          accounts.push(await directory.toAccount(client, found));
        return accounts;
      },
      { signal, isRead: true },
    ),
  );
  if (!read.ok) return err(toProviderError(read.error, 'search', 'read'));
  const [account = null, second] = read.value;
  return second === undefined ? ok(account) : err({ code: 'account_ambiguous' });
}

/** Returns an account with its facts, as the server has it now. */
export async function getLdapAccount(
  directory: SearchedDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<Account | null, ProviderError>> {
  const read = await directory.call('search', () =>
    directory.servers.asService(
      async (client) => {
        const found = await findById(client, directory, accountId);
        const account = found && (await directory.toAccount(client, found));
        return account && { ...account, facts: await directory.factsOf(client, found) };
      },
      { signal, isRead: true },
    ),
  );
  return read.ok ? read : err(toProviderError(read.error, 'search', 'read'));
}
