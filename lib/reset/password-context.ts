import type { Directory } from '@/lib/directories/directory';
import { accountWords } from '@/lib/password-policy/account-words';
import type { PasswordContext } from '@/lib/password-policy/policy';
import type { Attempt } from './attempt';
import { findBoundAccount } from './find-bound-account';

/**
 * The words of the account that its new password must not hold, as far as the directory tells them. For the browser
 * (`withContacts: false`) addresses and numbers are left out: who proved one contact is not told the others.
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
