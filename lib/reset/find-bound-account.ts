import { ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { Account, ProviderError } from '@/lib/providers/types';
import type { Attempt } from './attempt';
import { findOneAccount } from './find-one-account';

/**
 * Returns the attempt's account as the directory has it now, or null if it is gone, no longer usable, or never existed.
 * The lookup is by user name, not by what was typed, because that can have several readings. An attempt without an
 * account makes the same lookup, so it takes as long.
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
