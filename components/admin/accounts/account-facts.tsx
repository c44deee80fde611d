import { FactList } from '@/components/admin/fact-list';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';
import type { Account } from '@/lib/providers/types';
import { AccountStatus } from './account-status';

type AccountFactsProps = { account: Account; directoryName: string; phrases: AccountsMessages };

/** An account's name, user name, directory and status. */
export function AccountFacts({ account, directoryName, phrases }: AccountFactsProps) {
  const { username, displayName, status } = account;
  const rows = [
    { label: phrases.name, value: <bdi>{displayName ?? phrases.none}</bdi> },
    { label: phrases.username, value: <bdi>{username}</bdi> },
    { label: phrases.directory, value: directoryName },
    {
      label: phrases.status,
      value: (
        <>
          <AccountStatus status={status} phrases={phrases} />
          {status === 'active' ? null : (
            <span className="mt-1 block max-w-prose text-sm text-muted">{phrases[`${status}Help`]}</span>
          )}
        </>
      ),
    },
  ];
  return <FactList facts={rows} narrow />;
}
