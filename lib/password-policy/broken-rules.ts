import { isRuleMet } from './is-rule-met';
import type { PasswordRule } from './password-rule';
import type { PasswordContext } from './policy';

/** Those of these rules that a password breaks. A fault is told once: what is too long anyway is not told in bytes too. */
export function brokenRules(
  rules: readonly PasswordRule[],
  password: string,
  context: PasswordContext,
): readonly PasswordRule[] {
  const broken = rules.filter((rule) => isRuleMet(rule, password, context) === false);
  return broken.some(({ rule }) => rule === 'max_length') ? broken.filter(({ rule }) => rule !== 'max_bytes') : broken;
}
