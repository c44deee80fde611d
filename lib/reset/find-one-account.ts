import type { Identifier } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Account, ProviderError } from '@/lib/providers/types';
import { isNeverReset } from './is-never-reset';

/**
 * Returns the one account that the readings of an identifier lead to, or null. No account, several accounts, and an
 * account with a password that Rekey never changes look the same to a stranger. A disabled or expired account is found:
 * its owner is told after the proof. Every reading is looked up, so a hit
 * takes as long as a miss. Fails only if the back end could not be asked.
 */
export async function findOneAccount(
  directory: Directory,
  identifiers: readonly Identifier[],
): Promise<Result<Account | null, ProviderError>> {
  const found = new Map<string, Account>();
  let ambiguous = false;
  for (const identifier of identifiers) {
    if (!directory.capabilities.lookupBy.includes(identifier.kind)) continue;
    const account = await directory.provider.findAccount(identifier);
    if (account.ok && account.value) found.set(account.value.id, account.value);
    else if (!account.ok && account.error.code === 'account_ambiguous') ambiguous = true;
    else if (!account.ok) return err(account.error);
  }
  const [account] = found.values();
  const usable = account && !ambiguous && found.size === 1 && !isNeverReset(account);
  return ok(usable ? account : null);
}
