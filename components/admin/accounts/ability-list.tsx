import { Icon } from '@/components/ui/icon';
import type { Ability } from '@/lib/admin/accounts/directory-abilities';
import type { AccountsMessages } from '@/lib/i18n/console/accounts/en';

/** What a directory can and cannot do, one sentence each. */
export function AbilityList({ abilities, phrases }: { abilities: readonly Ability[]; phrases: AccountsMessages }) {
  return (
    <ul className="grid gap-2.5">
      {abilities.map(({ can, words }) => (
        <li key={words} className="flex gap-2.5">
          <Icon name={can ? 'check' : 'cross'} className={`mt-0.5 size-5 ${can ? 'text-ok' : 'text-muted'}`} />
          <span className={can ? '' : 'text-muted'}>
            <span className="sr-only">{can ? phrases.can : phrases.cannot}: </span>
            {phrases[words]}
          </span>
        </li>
      ))}
    </ul>
  );
}
