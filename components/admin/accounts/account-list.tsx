import { StateBadge } from '@/components/admin/state-badge';
import type { FoundAccount } from '@/lib/admin/accounts/found-account';
import type { DirectoryId } from '@/lib/base/ids';
import { accountPath } from '@/lib/forms/account-target';
import { withReturnPath } from '@/lib/forms/return-path';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';
import { AccountStatus } from './account-status';

type AccountListProps = {
  directoryId: DirectoryId;
  accounts: readonly FoundAccount[];
  /** Path of this page of results, to return to. */
  here: string;
  phrases: AccountsMessages;
};

/** The accounts found in one directory, each with a link to its page. */
export function AccountList({ directoryId, accounts, here, phrases }: AccountListProps) {
  return (
    <ul className="grid divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface">
      {accounts.map((account) => (
        <li
          key={account.id}
          className="relative grid gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-center"
        >
          <div className="min-w-0">
            <a
              href={withReturnPath(accountPath({ directoryId, accountId: account.id }), here)}
              className="font-medium wrap-anywhere text-accent-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              <bdi>{account.displayName ?? account.username}</bdi>
            </a>
            {account.displayName ? (
              <span className="block text-sm wrap-anywhere text-muted">
                <bdi>{account.username}</bdi>
              </span>
            ) : null}
          </div>
          <div className="min-w-0 text-sm text-muted">
            {account.contacts.map(({ method, masked }) => (
              <span key={`${method}-${masked}`} className="block wrap-anywhere">
                <bdi>{masked}</bdi>
              </span>
            ))}
          </div>
          <div className="flex flex-wrap gap-2">
            {account.exact ? <StateBadge tone="quiet">{phrases.exact}</StateBadge> : null}
            <AccountStatus status={account.status} phrases={phrases} />
          </div>
        </li>
      ))}
    </ul>
  );
}
