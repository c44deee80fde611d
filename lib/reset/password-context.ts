import type { Directory } from '@/lib/directories/directory';
import { accountWords } from '@/lib/password-policy/account-words';
import type { PasswordContext } from '@/lib/password-policy/policy';
import type { Attempt } from './attempt';
import { findBoundAccount } from './find-bound-account';

/**
 * Returns the words of the account that its new password must not contain, as far as the directory returns them. For
 * the browser (`withContacts: false`) addresses and numbers are left out: a person who proved one contact does not
 * learn the others.
 */
export async function passwordContext(
  directory: Directory,
  attempt: Attempt,
  { withContacts }: { withContacts: boolean },
): Promise<PasswordContext> {
  const found = await findBoundAccount(directory, attempt);
  const typed = accountWords({ username: attempt.identifier, displayName: null, contacts: [] });
  const account = found.ok ? found.value : null;
  const stored = account ? accountWords(withContacts ? account : { ...account, contacts: [] }) : [];
  return { words: [...new Set([...stored, ...typed])] };
}
