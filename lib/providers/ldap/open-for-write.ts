import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, AccountPasswordRules, ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { toProviderError } from './errors';
import { findById } from './find-entries';
import { changeableFrom, toRules } from './password-policy';
import { lockOf, mustChange, toAccount } from './to-account';

/** An account as the server has it now, where it is, and the rules for its next password. */
export type WritableAccount = {
  dn: string;
  account: Account;
  /** When a lock ends by itself; null if it does not, or if there is none. */
  lockedUntil: Date | null;
  rules: AccountPasswordRules;
};

/** Reads an account with its rules. Null if it does not exist below the base. */
export async function openAccount(
  directory: LdapDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<WritableAccount | null, ProviderError>> {
  const { servers, preset } = directory;
  const read = await directory.call('search', () =>
    servers.asService(
      async (client) => {
        const found = await findById(client, directory, accountId);
        if (!found) return null;
        const parts = await directory.partsOf(client, found);
        const account = toAccount(found.entry, parts);
        if (!account) return null;
        const { policy, now } = parts;
        const changedAt = preset.changedAt === null ? null : found.entry.first(preset.changedAt);
        const isMarked = mustChange(found.entry, preset) === true;
        return {
          dn: found.entry.dn,
          account,
          lockedUntil: lockOf(found.entry, parts) ?? null,
          rules: {
            policy: toRules(policy),
            changeableFrom: changeableFrom(changedAt, policy, { mustChange: isMarked, now }),
          },
        };
      },
      { signal, isRead: true },
    ),
  );
  return read.ok ? read : err(toProviderError(read.error, 'search', 'read'));
}

/** Reads an account that is about to be changed, and refuses those that may not be. */
export async function openForWrite(
  directory: LdapDirectory,
  accountId: AccountId,
  signal?: AbortSignal,
): Promise<Result<WritableAccount, ProviderError>> {
  const opened = await openAccount(directory, accountId, signal);
  if (!opened.ok) return opened;
  if (!opened.value) return err({ code: 'account_gone' });
  const refusal = statusRefusal(opened.value.account.status);
  return refusal ? err(refusal) : ok(opened.value);
}

/** Why an account in this state gets no password; null if it does. */
export function statusRefusal(status: Account['status']): ProviderError | null {
  switch (status) {
    case 'protected':
    case 'read_only':
      return { code: 'account_read_only' };
    case 'disabled':
      return { code: 'account_disabled' };
    case 'expired':
      return { code: 'account_expired' };
    default:
      return null;
  }
}
