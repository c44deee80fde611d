import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';
import type { Account } from '@/lib/providers/types';
import { AccountStatus } from './account-status';

type AccountFactsProps = { account: Account; directoryName: string; phrases: AccountsMessages };

/** Who this is, where, and whether the account can be used. */
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
          <span className="mt-1 block max-w-prose text-sm text-muted">{phrases[`${status}Help`]}</span>
        </>
      ),
    },
  ];
  return (
    <dl className="grid gap-3">
      {rows.map(({ label, value }) => (
        <div key={label} className="grid gap-x-4 sm:grid-cols-[6rem_minmax(0,1fr)]">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
