import { Icon, type IconName } from '@/components/ui/icon';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { RuleState } from './rule-states';

const symbols: Record<RuleState['state'], { icon: IconName; ink: string }> = {
  open: { icon: 'dot', ink: 'text-muted' },
  met: { icon: 'check', ink: 'text-ok' },
  failed: { icon: 'cross', ink: 'text-danger' },
};

const owners = ['directory', 'organisation', 'portal'] as const;

type PasswordRulesProps = {
  id: string;
  rules: readonly RuleState[];
  directoryName: string;
  phrases: PasswordPhrases;
};

/** The rules, under the name of whose they are. State is told by symbol and by words, never by colour alone. */
export function PasswordRules({ id, rules, directoryName, phrases }: PasswordRulesProps) {
  const titles = {
    directory: fill(phrases.rulesOfDirectory, { directory: directoryName }),
    organisation: phrases.rulesOfOrganisation,
    portal: phrases.rulesOfPortal,
  };
  const stateWords = { open: phrases.ruleOpen, met: phrases.ruleMet, failed: phrases.ruleFailed };
  return (
    <div id={id} className="grid gap-2.5 rounded-lg bg-sunken px-4 py-3 text-sm leading-[1.375rem]">
      {owners.map((owner) => {
        const own = rules.filter((rule) => rule.owner === owner);
        if (own.length === 0) return null;
        return (
          <div key={owner}>
            <p className="font-medium">{titles[owner]}</p>
            <ul className="mt-0.5 grid gap-0.5">
              {own.map((rule) => (
                <li key={rule.rule} data-rule={rule.rule} data-state={rule.state} className="flex gap-2">
                  <Icon name={symbols[rule.state].icon} className={`mt-px size-5 ${symbols[rule.state].ink}`} />
                  <span className={`min-w-0 wrap-break-word ${rule.state === 'failed' ? 'text-danger' : ''}`}>
                    {ruleWords(rule, directoryName, phrases)}
                    <span className="sr-only"> ({stateWords[rule.state]})</span>
                    {rule.characters.length > 0 ? (
                      <span className="block">
                        {fill(phrases.notAllowed, { characters: visible(rule.characters) })}
                      </span>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function ruleWords(rule: RuleState, directory: string, phrases: PasswordPhrases): string {
  const characters = visible(Array.from(rule.specials ?? ''));
  return fill(phrases.rules[rule.rule], { limit: rule.limit ?? '', characters, directory });
}

function visible(characters: readonly string[]): string {
  return characters.map((character) => (character === ' ' ? '␣' : character)).join('');
}
