import type { Identifier } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { LocalAccount, LocalAccountStore, ProviderDeps } from '@/lib/providers/types';
import { createPasswordHasher, hashOfNobody, isPresent, newSalt, type PasswordHasher } from './password-hasher';
import { isLocked } from './read-accounts';

export type SignInRefusal = 'wrong' | 'locked' | 'busy';

/**
 * Verifies an identifier and a password. Makes one Argon2 run whether or not the account exists, so that the timing
 * reveals nothing. `wrong` also covers an unknown, ambiguous or disabled account and one without a password. `locked`
 * does not depend on the password; `busy` means that the hashing queue is full. A hash with older parameters is
 * re-hashed. Rejects if the store does.
 */
export async function verifyLocalPassword(
  accounts: LocalAccountStore,
  deps: Pick<ProviderDeps, 'mac' | 'clock'>,
  identifier: Identifier,
  password: string,
): Promise<Result<{ accountId: AccountId; mustChange: boolean }, SignInRefusal>> {
  const found = await accounts.find(identifier);
  const account = found.length === 1 && found[0]?.status !== 'disabled' ? found[0] : undefined;
  const hasher = createPasswordHasher(deps.mac);
  const verified = await hasher.verify(account?.passwordHash ?? hashOfNobody, password);
  if (!verified.ok) return err('busy');
  if (account && isLocked(account, deps.clock())) return err('locked');
  if (!account?.passwordHash || !verified.value) return err('wrong');
  if (!isPresent(account.passwordHash)) await renewHash(accounts, hasher, account, password);
  return ok({ accountId: account.id, mustChange: account.mustChange });
}

/**
 * Re-hashes a password with the current parameters. After a lost race, or if the queue is full, the old hash stays and
 * still works: the next sign-in tries again.
 */
async function renewHash(
  accounts: LocalAccountStore,
  hasher: PasswordHasher,
  account: LocalAccount,
  password: string,
): Promise<void> {
  const hashed = await hasher.hash(password, newSalt());
  if (!hashed.ok) return;
  await accounts.replacePassword(account.id, {
    previousHash: account.passwordHash,
    passwordHash: hashed.value,
    history: account.history,
    mustChange: account.mustChange,
  });
}
