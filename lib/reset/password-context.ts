import type { Directory } from '@/lib/directories/directory';
import { accountWords } from '@/lib/password-policy/account-words';
import type { PasswordContext } from '@/lib/password-policy/policy';
import type { Attempt } from './attempt';
import { findOneAccount } from './find-one-account';

/** The words of the account that its new password must not hold, as far as the directory tells them. */
export async function passwordContext(directory: Directory, attempt: Attempt): Promise<PasswordContext> {
  const found = await findOneAccount(directory, [{ kind: attempt.identifierKind, value: attempt.identifier }]);
  const typed = accountWords({ username: attempt.identifier, displayName: null, contacts: [] });
  const stored = found.ok && found.value ? accountWords(found.value) : [];
  return { words: [...new Set([...stored, ...typed])] };
}
