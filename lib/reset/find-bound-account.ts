import { ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Account, ProviderError } from '@/lib/providers/types';
import type { Attempt } from './attempt';
import { findOneAccount } from './find-one-account';

/**
 * The attempt's account as the directory has it now, or null where it is gone, cannot be used any more, or there never
 * was one. It is looked up by user name, whatever was typed, because what was typed can have several readings; for an
 * attempt without an account the same look-up is made, so that it takes as long.
 */
export async function findBoundAccount(
  directory: Directory,
  attempt: Pick<Attempt, 'accountId' | 'accountName' | 'identifier'>,
): Promise<Result<Account | null, ProviderError>> {
  const found = await findOneAccount(directory, [
    { kind: 'username', value: attempt.accountName ?? attempt.identifier },
  ]);
  if (!found.ok) return found;
  return ok(found.value !== null && found.value.id === attempt.accountId ? found.value : null);
}
