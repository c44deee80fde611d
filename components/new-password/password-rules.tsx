import { Icon } from '@/components/ui/icon';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { RuleLine } from './rule-line';
import type { RuleState } from './rule-states';

const owners = ['directory', 'organisation', 'portal'] as const;

type PasswordRulesProps = {
  rules: readonly RuleState[];
  /** The field is not empty: missing rules get their own line. */
  typing: boolean;
  /** The text about rules that are checked only when the password is set. */
  checkedLater: string;
  /** Shows all rules at once, for pages without a password field next to them. */
  unfolded?: boolean;
  directoryName: string;
  phrases: PasswordPhrases;
};

/**
 * The rules below the field, each shown once: unmet rules are visible, the others are folded and grouped by owner. So
 * the relevant lines stay in view above a phone's keyboard.
 */
export function PasswordRules(props: PasswordRulesProps) {
  const { rules, typing, checkedLater, unfolded = false, directoryName, phrases } = props;
  const shown = rules.filter(({ state }) => state === 'failed' || (typing && state === 'open'));
  const folded = rules.filter((rule) => !shown.includes(rule));
  const titles = {
    directory: fill(phrases.rulesOfDirectory, { directory: directoryName }),
    organisation: phrases.rulesOfOrganisation,
    portal: phrases.rulesOfPortal,
  };
  const lines = (some: readonly RuleState[]) =>
    some.map((rule) => <RuleLine key={rule.rule} rule={rule} directoryName={directoryName} phrases={phrases} />);
  const isDone = typing && shown.length === 0;
  return (
    <div className="text-sm leading-[1.375rem]">
      {shown.length > 0 ? <ul className="grid gap-0.5">{lines(shown)}</ul> : null}
      {isDone ? (
        <p className="flex gap-2">
          <Icon name="check" className="mt-px size-5 text-ok" />
          <span>
            {phrases.rulesMet} {checkedLater}
          </span>
        </p>
      ) : null}
      <details className="group" open={unfolded}>
        <summary className="-mx-3 inline-flex min-h-11 list-none items-center gap-1 rounded-lg px-3 font-medium text-accent-ink hover:bg-sunken [&::-webkit-details-marker]:hidden">
          {phrases.allRules}
          <Icon name="chevron" className="size-5 group-open:rotate-180" />
        </summary>
        <div className="grid gap-2.5 rounded-lg bg-sunken px-4 py-3">
          {owners.map((owner) => {
            const own = folded.filter((rule) => rule.owner === owner);
            if (own.length === 0) return null;
            return (
              <div key={owner}>
                <p className="font-medium">{titles[owner]}</p>
                <ul className="mt-0.5 grid gap-0.5">{lines(own)}</ul>
              </div>
            );
          })}
          {isDone || checkedLater === '' ? null : <p className="text-muted">{checkedLater}</p>}
        </div>
      </details>
    </div>
  );
}
