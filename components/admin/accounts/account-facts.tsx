import { FactList } from '@/components/admin/fact-list';
import { LocalTime } from '@/components/admin/local-time';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { Account, AccountFacts as Facts } from '@/lib/providers/types';
import { AccountStatus } from './account-status';

type AccountFactsProps = { account: Account; directoryName: string; locale: Locale; phrases: AccountsMessages };

/** An account's name, user name, directory and status. */
export function AccountFacts({ account, directoryName, locale, phrases }: AccountFactsProps) {
  const { username, displayName, status, facts } = account;
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
  return <FactList facts={[...rows, ...(facts ? factRows(facts, locale, phrases) : [])]} narrow />;
}

const mostGroups = 5;

/** What the directory reports besides; nothing for what it does not. */
function factRows(facts: Facts, locale: Locale, phrases: AccountsMessages) {
  const time = (label: string, value: Date | null) =>
    value ? [{ label, value: <LocalTime iso={value.toISOString()} locale={locale} /> }] : [];
  const { groups, unit, mustChange } = facts;
  const names = groups.slice(0, mostGroups).map(groupName);
  const more = groups.length - names.length;
  return [
    ...(unit ? [{ label: phrases.unit, value: <bdi>{unit}</bdi> }] : []),
    ...time(phrases.lockedUntil, facts.lockedUntil),
    ...time(phrases.passwordChangedAt, facts.passwordChangedAt),
    ...time(phrases.passwordExpiresAt, facts.passwordExpiresAt),
    ...(mustChange ? [{ label: phrases.nextSignIn, value: phrases.mustChangeNow }] : []),
    ...time(phrases.accountExpiresAt, facts.accountExpiresAt),
    ...(names.length > 0
      ? [
          {
            label: phrases.groups,
            value: (
              <bdi>
                {new Intl.ListFormat(locale, { type: 'unit' }).format(names)}
                {more > 0 ? ` ${fill(phrases.moreGroups, { others: more })}` : ''}
              </bdi>
            ),
          },
        ]
      : []),
  ];
}

/** The first part of a distinguished name: `cn=Staff,ou=Groups` is `Staff`. */
function groupName(dn: string): string {
  return /^[^=]+=((?:\\.|[^,\\])+)/.exec(dn)?.[1]?.replace(/\\(.)/g, '$1') ?? dn;
}
