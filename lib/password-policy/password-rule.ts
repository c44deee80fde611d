import type { PasswordPolicy, RuleCode, WordRule } from './policy';

/** One rule as data, for display and for `isRuleMet`. */
export type PasswordRule = {
  rule: RuleCode;
  owner: PasswordPolicy['owner'];
  limit?: number;
  /** For `allowed_characters`: the accepted special characters. */
  specials?: string;
  /** For `account_words`: how words are refused. */
  wordRules?: readonly WordRule[];
  /** For `organisation_words`: the words. */
  words?: readonly string[];
  /** For `organisation_words`: the domains of the account's addresses count too. */
  domains?: boolean;
  /** Rarely broken: shown only once it is broken. */
  quiet: boolean;
};

/** Fixed in Windows, so it is not part of a policy. */
const windowsClassesNeeded = 3;

/** Returns the rules of one policy, in no particular order. */
export function rulesOfPolicy(policy: PasswordPolicy): PasswordRule[] {
  const { owner } = policy;
  const rules: PasswordRule[] = [
    { rule: 'max_length', owner, limit: policy.maxLength, quiet: policy.maxLength > 64 },
    ...policy.requiredClasses.map((name): PasswordRule => ({ rule: `class_${name}`, owner, quiet: false })),
  ];
  if (policy.minLength > 0) rules.push({ rule: 'min_length', owner, limit: policy.minLength, quiet: false });
  if (policy.maxBytes !== null) rules.push({ rule: 'max_bytes', owner, limit: policy.maxBytes, quiet: true });
  if (policy.minClasses > 0) rules.push({ rule: 'min_classes', owner, limit: policy.minClasses, quiet: false });
  if (policy.windowsComplexity) rules.push({ rule: 'complexity', owner, limit: windowsClassesNeeded, quiet: false });
  if (policy.allowedSpecials !== null)
    rules.push({ rule: 'allowed_characters', owner, specials: policy.allowedSpecials, quiet: false });
  if (policy.maxRun !== null) rules.push({ rule: 'max_run', owner, limit: policy.maxRun, quiet: false });
  const wordRules = [...(policy.words ? [policy.words] : []), ...(policy.moreWords ?? [])];
  if (wordRules.length > 0) rules.push({ rule: 'account_words', owner, wordRules, quiet: false });
  const words = policy.bannedWords ?? [];
  const domains = wordRules.some(({ loose }) => loose);
  if (words.length > 0 || domains)
    rules.push({ rule: 'organisation_words', owner, words, domains, quiet: words.length === 0 });
  if (policy.refusesCommon) rules.push({ rule: 'common_password', owner, quiet: false });
  if (policy.history !== null && policy.history > 0)
    rules.push({ rule: 'history', owner, limit: policy.history, quiet: false });
  return rules;
}
