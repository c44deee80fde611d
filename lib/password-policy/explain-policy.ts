import { checkPassword } from './check-password';
import { intersectPolicies } from './intersect-policies';
import { listRules } from './list-rules';
import { organisationPolicy } from './organisation-policy';
import { type PasswordRule, rulesOfPolicy } from './password-rule';
import type { PasswordPolicy, RuleCode } from './policy';

/** A directory's name and the rules that apply there in addition to the organisation's own. */
export type DirectoryRules = { name: string; policies: readonly PasswordPolicy[] };

export type ExplainedPolicy = {
  name: string;
  /** The rules shown next to the field. */
  rules: PasswordRule[];
  /** Rules that contradict each other; null if a password can satisfy them all. */
  conflict: readonly PasswordRule[] | null;
  /** Passwords with the first rule that each breaks; null if it is accepted. */
  examples: { password: string; broken: PasswordRule | null }[];
};

/** Returns the effect of an organisation's rules in one directory, with the values currently in the form. */
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
 * Returns long examples, and one with a word of the organisation. No weak ones: the list of common passwords is not
 * checked here, and a password shown as accepted would be taken as advice.
 */
function examplesFor(word: string | undefined): string[] {
  return [...(word ? [`${word}-2026-Xq7`] : []), 'grün & gelb im Regen', 'Tulip-Harbour-71-Candle'];
}

/**
 * Returns a rule with its number, as shown to people. A rule that the list leaves out is part of a stricter one there.
 */
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

/** Splits a text into its lines, without duplicates. */
export function splitWords(text: string): string[] {
  const lines = text.split('\n').map((line) => line.normalize('NFC').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
