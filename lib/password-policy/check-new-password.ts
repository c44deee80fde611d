import 'server-only';
import { checkPassword } from './check-password';
import { isCommonPassword } from './common-passwords';
import type { PasswordContext, PasswordIssue, PasswordPolicy } from './policy';

/**
 * Runs the server's full check before a password is sent anywhere: `checkPassword` and the list of common passwords.
 */
export async function checkNewPassword(
  password: string,
  policies: readonly PasswordPolicy[],
  context: PasswordContext,
): Promise<PasswordIssue[]> {
  const issues = checkPassword(password, policies, context);
  const refusing = policies.find((policy) => policy.refusesCommon);
  if (refusing && (await isCommonPassword(password))) issues.push({ rule: 'common_password', owner: refusing.owner });
  return issues;
}
