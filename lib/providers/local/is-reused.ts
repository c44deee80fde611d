import { ok, type Result } from '@/lib/base/result';
import { type HashingFailure, isPresent, type PasswordHasher, saltOf, sameHash } from './password-hasher';

/**
 * Checks whether a password matches one of the stored hashes. `hash` is its hash under the account's salt: stored
 * hashes with the same salt and parameters are compared directly. Only older ones cost one Argon2 run each.
 */
export async function isReused(
  hasher: PasswordHasher,
  { password, hash }: { password: string; hash: string },
  stored: readonly string[],
  signal?: AbortSignal,
): Promise<Result<boolean, HashingFailure>> {
  const comparable = (each: string) =>
    isPresent(each) && saltOf(each)?.equals(saltOf(hash) ?? Buffer.alloc(0)) === true;
  if (stored.filter(comparable).some((each) => sameHash(each, hash))) return ok(true);
  for (const each of stored.filter((entry) => !comparable(entry))) {
    const verified = await hasher.verify(each, password, signal);
    if (!verified.ok || verified.value) return verified;
  }
  return ok(false);
}
