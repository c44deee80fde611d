import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { toProviderError } from '@/lib/providers/ldap/errors';
import { findById } from '@/lib/providers/ldap/find-entries';
import { statusRefusal } from '@/lib/providers/ldap/open-for-write';
import type { Account, AccountPasswordRules, ProviderError } from '@/lib/providers/types';
import type { ActiveDirectory } from './directory';
import { toRules } from './domain-policy';
import { lockedUntil, neverExpires, toAccount } from './to-account';
import { readFileTime } from './windows-values';

/** An account as the server has it now, where it is, and the rules for its next password. */
export type WritableAccount = {
  dn: string;
  account: Account;
  /** When a lock ends by itself; null if it does not, or if there is none. */
  lockedUntil: Date | null;
  /** As stored: it changes with every password, so it tells whether a write was applied. */
  pwdLastSet: string | null;
  /** Whether the server applies history and minimum age to a reset. */
  hints: boolean;
  rules: AccountPasswordRules;
  /** How many passwords the domain remembers, even if it does not compare a reset with them. */
  remembered: number | null;
  /** When the password is old enough for a change by the person; null if it is already. */
  minAgeEnds: Date | null;
  /** The password never expires, so Windows ignores that it must be changed. */
  neverExpires: boolean;
};

/** Reads an account with its rules. Null if it does not exist below the base. */
export async function openDomainAccount(
  directory: ActiveDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<WritableAccount | null, ProviderError>> {
  const read = await directory.call('search', () =>
    directory.servers.asService(
      async (client) => {
        const found = await findById(client, directory, accountId);
        if (!found) return null;
        const parts = await directory.partsOf(client, found);
        const account = toAccount(found.entry, parts);
        if (!account) return null;
        const { policy, now } = parts;
        const hints = await directory.hasPolicyHints(client);
        const pwdLastSet = found.entry.first('pwdLastSet');
        const changed = readFileTime(pwdLastSet);
        // `pwdLastSet` is 0 if the password must be changed, so then there is no minimum age.
        const from = changed && new Date(changed.getTime() + (policy.minAgeSeconds ?? 0) * 1000);
        const minAgeEnds = from && from > now ? from : null;
        return {
          dn: found.entry.dn,
          account,
          lockedUntil: lockedUntil(found.entry, parts),
          pwdLastSet,
          hints,
          remembered: policy.history,
          minAgeEnds,
          neverExpires: neverExpires(found.entry),
          // Without the hint a reset may come at any time.
          rules: { policy: toRules(policy, { hints }), changeableFrom: hints ? minAgeEnds : null },
        };
      },
      { signal, isRead: true },
    ),
  );
  return read.ok ? read : err(toProviderError(read.error, 'search', 'read'));
}

/** Reads an account that is about to be changed, and refuses those that may not be. */
export async function openForWrite(
  directory: ActiveDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<WritableAccount, ProviderError>> {
  const opened = await openDomainAccount(directory, accountId, signal);
  if (!opened.ok) return opened;
  if (!opened.value) return err({ code: 'account_gone' });
  const refusal = statusRefusal(opened.value.account.status);
  return refusal ? err(refusal) : ok(opened.value);
}
