import { checkPassword } from '@/lib/password-policy/check-password';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { listRules } from '@/lib/password-policy/list-rules';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import type { PasswordPolicy, RuleCode } from '@/lib/password-policy/policy';
import { splitWords } from './split-words';

/** A directory's name and the rules that hold there besides the organisation's own. */
export type DirectoryRules = { name: string; policies: readonly PasswordPolicy[] };

type Rule = { code: RuleCode; limit?: number | undefined; characters?: string | undefined };

export type ExplainedPolicy = {
  name: string;
  /** What people are told beside the field. */
  rules: Rule[];
  /** Rules that no password can meet together; null where some can. */
  conflict: readonly RuleCode[] | null;
  /** Passwords with the first rule that they break; null where they are accepted. */
  examples: { password: string; broken: Rule | null }[];
};

/** What an organisation's rules come to in one directory, as they stand in the form. */
export function explainPolicy(
  { name, policies }: DirectoryRules,
  form: { minLength: string; words: string },
): ExplainedPolicy {
  const minLength = /^\d{1,3}$/.test(form.minLength.trim()) ? Number(form.minLength) : 0;
  const words = splitWords(form.words).filter((word) => word.length >= 3);
  const own = organisationPolicy({ minLength, words });
  const met = intersectPolicies(own, ...policies);
  const all = [...policies, own];
  const rules = listRules(all).filter(({ quiet }) => !quiet);
  return {
    name,
    rules: rules.map(({ rule, limit, specials }) => ({ code: rule, limit, characters: specials })),
    conflict: met.ok ? null : met.error.rules,
    examples: examplesFor(words[0]).map((password) => {
      const [issue] = checkPassword(password, all, { words: [] });
      const broken = issue ? { code: issue.rule, limit: issue.limit, characters: specialsOf(rules, issue.rule) } : null;
      return { password, broken };
    }),
  };
}

/** What people tend to choose, from weak to strong; one with a word of the organisation. */
function examplesFor(word: string | undefined): string[] {
  return ['Winter26', ...(word ? [`${word}-2026-Xq7`] : []), 'grün & gelb im Regen', 'Tulip-Harbour-71-Candle'];
}

function specialsOf(rules: ReturnType<typeof listRules>, code: RuleCode): string | undefined {
  return rules.find(({ rule }) => rule === code)?.specials;
}
