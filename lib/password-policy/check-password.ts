import { brokenRules } from './broken-rules';
import { offendingCharacters } from './is-rule-met';
import { listRules } from './list-rules';
import type { PasswordContext, PasswordIssue, PasswordPolicy } from './policy';

/**
 * Returns every rule of these policies that a password breaks; empty if it is acceptable. Browser and server share this
 * check. It excludes what only the server or the back end can check (common passwords, history).
 */
export function checkPassword(
  password: string,
  policies: readonly PasswordPolicy[],
  context: PasswordContext,
): PasswordIssue[] {
  return brokenRules(listRules(policies), password, context).map((rule) => {
    const characters = offendingCharacters(rule, password);
    return {
      rule: rule.rule,
      owner: rule.owner,
      ...(rule.limit !== undefined ? { limit: rule.limit } : {}),
      ...(characters.length > 0 ? { characters } : {}),
    };
  });
}
