import { brokenRules } from '@/lib/password-policy/broken-rules';
import { isRuleMet, offendingCharacters, offendingWord } from '@/lib/password-policy/is-rule-met';
import { listRules } from '@/lib/password-policy/list-rules';
import type { PasswordRule } from '@/lib/password-policy/password-rule';
import type { PasswordContext, PasswordIssue, PasswordPolicy, RuleCode } from '@/lib/password-policy/policy';

export type RuleState = PasswordRule & {
  state: 'open' | 'met' | 'failed';
  characters: readonly string[];
  /** For a rule about words: the word to leave out. */
  word?: string;
  /** For `min_age`: when the password may be changed again. */
  until?: Date;
};

/** Rules that are met step by step: an unmet one is not an error while typing. */
const goals: readonly RuleCode[] = [
  'min_length',
  'class_lower',
  'class_upper',
  'class_digit',
  'class_special',
  'min_classes',
  'complexity',
];

/** Rules that only the server or the back end can check. They are listed only if broken. */
const judgedElsewhere: readonly RuleCode[] = ['common_password', 'history', 'min_age', 'refused_by_directory'];

export type RuleFacts = {
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  password: string;
  /** The password was sent, or a submit was tried: unmet rules are now errors. */
  judged: boolean;
  /** The server's issues with exactly this password. */
  issues: readonly PasswordIssue[];
};

/** Returns the rules to show, each with its state for this password. */
export function ruleStates({ policies, context, password, judged, issues }: RuleFacts): RuleState[] {
  const rules = listRules(policies);
  const broken = password === '' ? [] : brokenRules(rules, password, context);
  const known = rules.map((rule): RuleState => {
    const issue = issues.find((each) => each.rule === rule.rule);
    const characters = issue?.characters ?? offendingCharacters(rule, password);
    const word = offendingWord(rule, password, context);
    const told = { ...rule, characters, ...(word === null ? {} : { word }) };
    if (issue) return { ...told, state: 'failed' };
    if (broken.includes(rule)) return { ...told, state: judged || !goals.includes(rule.rule) ? 'failed' : 'open' };
    return { ...told, state: password !== '' && isRuleMet(rule, password, context) !== null ? 'met' : 'open' };
  });
  const others = issues
    .filter((issue) => !rules.some((rule) => rule.rule === issue.rule))
    .map(
      ({ rule, owner, limit, characters, until }): RuleState => ({
        rule,
        owner,
        ...(limit === undefined ? {} : { limit }),
        ...(until === undefined ? {} : { until }),
        quiet: false,
        state: 'failed',
        characters: characters ?? [],
      }),
    );
  return [...known, ...others].filter(
    (rule) => rule.state === 'failed' || !(rule.quiet || judgedElsewhere.includes(rule.rule)),
  );
}
