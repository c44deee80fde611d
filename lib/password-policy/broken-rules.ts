import { isRuleMet } from './is-rule-met';
import type { PasswordRule } from './password-rule';
import type { PasswordContext } from './policy';

/**
 * Returns the rules that a password breaks. Each fault is reported once: if a password is too long, its bytes are not
 * reported.
 */
export function brokenRules(
  rules: readonly PasswordRule[],
  password: string,
  context: PasswordContext,
): readonly PasswordRule[] {
  const broken = rules.filter((rule) => isRuleMet(rule, password, context) === false);
  return broken.some(({ rule }) => rule === 'max_length') ? broken.filter(({ rule }) => rule !== 'max_bytes') : broken;
}
