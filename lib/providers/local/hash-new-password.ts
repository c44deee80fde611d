import type { ProviderDeps } from '@/lib/providers/types';
import { createPasswordHasher, newSalt } from './password-hasher';

/**
 * Returns the hash to store for a new account's first password. Throws if the hashing queue is full: try again later.
 */
export async function hashNewPassword(mac: ProviderDeps['mac'], password: string): Promise<string> {
  const hashed = await createPasswordHasher(mac).hash(password, newSalt());
  if (!hashed.ok) throw new Error(`The password could not be hashed: ${hashed.error}`);
  return hashed.value;
}
