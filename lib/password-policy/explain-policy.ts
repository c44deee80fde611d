import { checkPassword } from './check-password';
import { intersectPolicies } from './intersect-policies';
import { listRules } from './list-rules';
import { organisationPolicy } from './organisation-policy';
import { type PasswordRule, rulesOfPolicy } from './password-rule';
import type { PasswordPolicy, RuleCode } from './policy';

/** A directory's name and the rules that hold there besides the organisation's own. */
export type DirectoryRules = { name: string; policies: readonly PasswordPolicy[] };

export type ExplainedPolicy = {
  name: string;
  /** What people are told beside the field. */
  rules: PasswordRule[];
  /** Rules that no password can meet together; null where some can. */
  conflict: readonly PasswordRule[] | null;
  /** Passwords with the first rule that they break; null where they are accepted. */
  examples: { password: string; broken: PasswordRule | null }[];
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
    rules,
    conflict: met.ok ? null : met.error.rules.map((code) => findRule(code, all)),
    examples: examplesFor(words[0]).map((password) => {
      const [issue] = checkPassword(password, all, { words: [] });
      return { password, broken: issue ? findRule(issue.rule, all) : null };
    }),
  };
}

/**
 * Long ones, and one with a word of the organisation. No weak one: the list of common passwords is not asked here, and
 * what is shown as accepted is taken for advice.
 */
function examplesFor(word: string | undefined): string[] {
  return [...(word ? [`${word}-2026-Xq7`] : []), 'grün & gelb im Regen', 'Tulip-Harbour-71-Candle'];
}

/** A rule with its number, as people are told it. One that the list leaves out is part of a stricter one there. */
function findRule(code: RuleCode, policies: readonly PasswordPolicy[]): PasswordRule {
  const listed = listRules(policies);
  const merged = code === 'max_bytes' ? 'max_length' : code;
  const required = listed.filter(({ rule }) => rule.startsWith('class_')).length;
  return (
    listed.find(({ rule }) => rule === code) ??
    listed.find(({ rule }) => rule === merged) ??
    policies.flatMap(rulesOfPolicy).find(({ rule }) => rule === code) ?? {
      rule: code,
      owner: 'directory',
      limit: required,
      quiet: false,
    }
  );
}

/** The words of a text with one on each line, each once. */
export function splitWords(text: string): string[] {
  const lines = text.split('\n').map((line) => line.normalize('NFC').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
