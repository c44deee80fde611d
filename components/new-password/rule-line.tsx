import { Icon, type IconName } from '@/components/ui/icon';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { RuleState } from './rule-states';
import { ruleWords, visible } from './rule-words';

const symbols: Record<RuleState['state'], { icon: IconName; ink: string }> = {
  open: { icon: 'dot', ink: 'text-muted' },
  met: { icon: 'check', ink: 'text-ok' },
  failed: { icon: 'cross', ink: 'text-danger' },
};

type RuleLineProps = { rule: RuleState; directoryName: string; phrases: PasswordPhrases };

/** One rule. A symbol and words show its state, never colour alone. */
export function RuleLine({ rule, directoryName, phrases }: RuleLineProps) {
  const stateWords = { open: phrases.ruleOpen, met: phrases.ruleMet, failed: phrases.ruleFailed };
  return (
    <li data-rule={rule.rule} data-state={rule.state} className="flex gap-2">
      <Icon name={symbols[rule.state].icon} className={`mt-px size-5 ${symbols[rule.state].ink}`} />
      <span className={`min-w-0 wrap-break-word ${rule.state === 'failed' ? 'text-danger' : ''}`}>
        {ruleWords(rule, directoryName, phrases)}
        <span className="sr-only"> ({stateWords[rule.state]})</span>
        {rule.characters.length > 0 ? (
          <span className="block">{fill(phrases.notAllowed, { characters: visible(rule.characters) })}</span>
        ) : null}
      </span>
    </li>
  );
}
