import type { AccountId } from '@/lib/base/ids';
import { err, type Result } from '@/lib/base/result';
import type { CallOptions, LocalAccount, ProviderDeps, ProviderError } from '@/lib/providers/types';
import { hashOfNobody } from './password-hasher';
import { isLocked } from './read-accounts';
import { type LocalDirectory, setLocalPassword } from './set-password';

/**
 * Changes a password if the current one is right. Makes one Argon2 run before anything else, also for nobody, so that
 * the time tells nothing.
 */
export async function changeLocalPassword(
  directory: LocalDirectory,
  { clock }: Pick<ProviderDeps, 'clock'>,
  { accountId, current, password }: { accountId: AccountId | null; current: string; password: string },
  call: CallOptions = {},
): Promise<Result<void, ProviderError>> {
  if (call.signal?.aborted) return err({ code: 'unavailable' });
  let account: LocalAccount | null;
  try {
    account = accountId === null ? null : await directory.accounts.get(accountId);
  } catch (error) {
    directory.logger.error('A local account could not be read', { error });
    return err({ code: 'unavailable' });
  }
  const verified = await directory.hasher.verify(account?.passwordHash ?? hashOfNobody, current);
  if (!verified.ok) return err({ code: 'busy' });
  if (!account?.passwordHash || !verified.value) return err({ code: 'current_password_wrong' });
  if (isLocked(account, clock())) return err({ code: 'account_locked', until: account.lockedUntil });
  return setLocalPassword(directory, { accountId: account.id, password, mustChange: false }, call);
}
