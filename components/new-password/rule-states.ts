import { isRuleMet, offendingCharacters } from '@/lib/password-policy/is-rule-met';
import { listRules } from '@/lib/password-policy/list-rules';
import type { PasswordRule } from '@/lib/password-policy/password-rule';
import type { PasswordContext, PasswordIssue, PasswordPolicy, RuleCode } from '@/lib/password-policy/policy';

export type RuleState = PasswordRule & { state: 'open' | 'met' | 'failed'; characters: readonly string[] };

/** Rules that one works towards: not meeting them yet is no mistake while typing. */
const goals: readonly RuleCode[] = [
  'min_length',
  'class_lower',
  'class_upper',
  'class_digit',
  'class_special',
  'min_classes',
];

export type RuleFacts = {
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  password: string;
  /** The password was sent, or somebody tried to: what is missing is now a mistake. */
  judged: boolean;
  /** What the server said about exactly this password. */
  issues: readonly PasswordIssue[];
};

/** Every rule that is worth a line, with how the password stands to it. */
export function ruleStates({ policies, context, password, judged, issues }: RuleFacts): RuleState[] {
  const rules = listRules(policies);
  const known = rules.map((rule): RuleState => {
    const characters = offendingCharacters(rule, password);
    const issue = issues.find((each) => each.rule === rule.rule);
    if (issue) return { ...rule, state: 'failed', characters: issue.characters ?? characters };
    if (password === '') return { ...rule, state: 'open', characters };
    const met = isRuleMet(rule, password, context);
    if (met === null) return { ...rule, state: 'open', characters };
    if (met) return { ...rule, state: 'met', characters };
    return { ...rule, state: judged || !goals.includes(rule.rule) ? 'failed' : 'open', characters };
  });
  const others = issues
    .filter((issue) => !rules.some((rule) => rule.rule === issue.rule))
    .map(
      ({ rule, owner, limit, characters }): RuleState => ({
        rule,
        owner,
        ...(limit === undefined ? {} : { limit }),
        quiet: false,
        state: 'failed',
        characters: characters ?? [],
      }),
    );
  return [...known, ...others].filter((rule) => !rule.quiet || rule.state === 'failed');
}
