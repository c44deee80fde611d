import type { Identifier } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { rootOf } from './distinguished-name';
import { toProviderError } from './errors';
import { type FoundEntry, findById, findByIdentifier } from './find-entries';
import { findDirectGroups } from './group-membership';
import type { ServerPolicy } from './password-policy';
import { type AccountParts, accountFacts, toAccount } from './to-account';

/** Returns the one account that an identifier names exactly, or null. */
export async function findLdapAccount(
  directory: LdapDirectory,
  identifier: Identifier,
  signal?: AbortSignal,
): Promise<Result<Account | null, ProviderError>> {
  const read = await directory.call('search', () =>
    directory.servers.asService(
      async (client) => {
        const found = await findByIdentifier(client, directory, identifier);
        const accounts: (Account | null)[] = [];
        for (const each of found) {
          const policy = await directory.policyOf(client, each.entry);
          accounts.push(toAccount(each.entry, partsOf(directory, each, policy)));
        }
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
  directory: LdapDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<Account | null, ProviderError>> {
  const read = await directory.call('search', () =>
    directory.servers.asService(
      async (client) => {
        const found = await findById(client, directory, accountId);
        if (!found) return null;
        const parts = partsOf(directory, found, await directory.policyOf(client, found.entry));
        const account = toAccount(found.entry, parts);
        const groups = await findDirectGroups(client, rootOf(directory.settings.base), found.entry.dn);
        return account && { ...account, facts: accountFacts(found.entry, groups, parts) };
      },
      { signal, isRead: true },
    ),
  );
  return read.ok ? read : err(toProviderError(read.error, 'search', 'read'));
}

function partsOf(
  { attributes, preset, settings, clock }: LdapDirectory,
  { isProtected }: FoundEntry,
  policy: ServerPolicy,
): AccountParts {
  return { attributes, preset, policy, country: settings.defaultCountryCode, isProtected, now: clock() };
}
