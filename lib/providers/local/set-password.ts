import type { Logger } from '@/lib/base/logger';
import { err, ok, type Result } from '@/lib/base/result';
import { checkPassword } from '@/lib/password-policy/check-password';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import type {
  CallOptions,
  LocalAccount,
  LocalAccountStore,
  ProviderError,
  SetPasswordRequest,
} from '@/lib/providers/types';
import { isReused } from './is-reused';
import { type HashingFailure, newSalt, type PasswordHasher, saltOf } from './password-hasher';

export type LocalDirectory = {
  accounts: LocalAccountStore;
  hasher: PasswordHasher;
  policy: PasswordPolicy;
  logger: Logger;
};

/**
 * Sets a password and lifts a lock. Takes one Argon2 run, because all passwords of an account share its salt
 * (docs/decisions/006-one-salt-per-local-account.md). If another change gets in first, it retries once, then returns
 * `busy`.
 */
export async function setLocalPassword(
  directory: LocalDirectory,
  request: SetPasswordRequest,
  call: CallOptions = {},
): Promise<Result<void, ProviderError>> {
  let known: { salt: Buffer; hash: string } | null = null;
  for (let look = 1; look <= 2; look += 1) {
    const account = await read(directory, request, call);
    if (!account.ok) return account;
    if (known && account.value.passwordHash === known.hash) return ok();
    const refusal = checkPassword(request.password, [directory.policy], { words: [] });
    if (refusal.length > 0) return err({ code: 'password_refused', issues: refusal });

    const salt: Buffer = saltOfAccount(account.value) ?? known?.salt ?? newSalt();
    if (!known?.salt.equals(salt)) {
      const hashed = await directory.hasher.hash(request.password, salt, call.signal);
      if (!hashed.ok) return err(failureOf(hashed.error));
      known = { salt, hash: hashed.value };
    }
    const last = recentHashes(account.value, directory.policy.history ?? 0);
    const reused = await isReused(
      directory.hasher,
      { password: request.password, hash: known.hash },
      last,
      call.signal,
    );
    if (!reused.ok) return err(failureOf(reused.error));
    if (reused.value) return err(refusedForHistory(directory.policy));
    if (call.signal?.aborted) return err({ code: 'unavailable' });

    const stored = await store(directory, account.value, known.hash, request.mustChange);
    if (!stored.ok || stored.value) return stored.ok ? ok() : stored;
  }
  return err({ code: 'busy' });
}

async function read(
  directory: LocalDirectory,
  { accountId, isStill }: SetPasswordRequest,
  call: CallOptions,
): Promise<Result<LocalAccount, ProviderError>> {
  if (call.signal?.aborted) return err({ code: 'unavailable' });
  try {
    const account = await directory.accounts.get(accountId);
    if (!account) return err({ code: 'account_gone' });
    if (account.status === 'read_only') return err({ code: 'account_read_only' });
    if (account.status === 'disabled') return err({ code: 'account_disabled' });
    return isStill && !isStill(account) ? err({ code: 'account_changed' }) : ok(account);
  } catch (error) {
    directory.logger.error('A local account could not be read', { error });
    return err({ code: 'unavailable' });
  }
}

/** Writes the password. False if the account has changed since it was read. */
async function store(
  directory: LocalDirectory,
  account: LocalAccount,
  passwordHash: string,
  mustChange: boolean,
): Promise<Result<boolean, ProviderError>> {
  const kept = Math.max(0, (directory.policy.history ?? 0) - 1);
  const history = recentHashes(account, kept);
  try {
    const replaced = await directory.accounts.replacePassword(account.id, {
      previousHash: account.passwordHash,
      passwordHash,
      history,
      mustChange,
    });
    if (replaced && account.lockedUntil) await directory.accounts.unlock(account.id);
    return ok(replaced);
  } catch (error) {
    directory.logger.error('A local password could not be written', { error });
    return err({ code: 'outcome_unknown' });
  }
}

/** Returns the last `count` password hashes of an account, the current one first. */
function recentHashes(account: LocalAccount, count: number): string[] {
  return [...(account.passwordHash ? [account.passwordHash] : []), ...account.history].slice(0, count);
}

function saltOfAccount(account: LocalAccount): Buffer | null {
  for (const stored of recentHashes(account, Number.POSITIVE_INFINITY)) {
    const salt = saltOf(stored);
    if (salt) return salt;
  }
  return null;
}

function failureOf(failure: HashingFailure): ProviderError {
  return { code: failure === 'busy' ? 'busy' : 'unavailable' };
}

function refusedForHistory(policy: PasswordPolicy): ProviderError {
  return { code: 'password_refused', issues: [{ rule: 'history', owner: 'directory', limit: policy.history ?? 0 }] };
}
