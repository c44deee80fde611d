import 'server-only';
import { eq } from 'drizzle-orm';
import type { Keys } from '@/lib/crypto/keys';
import { seal, sealAnew, unseal } from '@/lib/crypto/secret-box';
import type { Database } from '@/lib/db/database';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import type { ProviderDeps } from '@/lib/providers/types';
import { writeSeed } from './totp';

/**
 * Returns the seed (160 bits, base32) offered for a new authenticator app. It is derived, with a key that is not in the
 * database, from the owner, the start of the session and the current app. So it stays the same while the page is open
 * and differs next time, and nothing is stored before a code has confirmed it.
 */
export async function offeredSeed(
  { db, mac }: { db: Database; mac: ProviderDeps['mac'] },
  ownerId: string,
  sessionStart: Date,
): Promise<string> {
  const [present] = await db
    .select({ createdAt: authenticators.createdAt })
    .from(authenticators)
    .where(eq(authenticators.ownerId, ownerId));
  const source = JSON.stringify([ownerId, sessionStart.toISOString(), present?.createdAt.toISOString() ?? null]);
  return writeSeed(Buffer.from(mac('authenticator-seed', source), 'hex').subarray(0, 20));
}

/** Encrypts a seed for storage. */
export function sealSeed(keys: Keys, ownerId: string, seed: string): string {
  return seal(keys, seed, context(ownerId));
}

/** Decrypts a stored seed; null if it cannot be decrypted, for instance because its key is no longer configured. */
export function openSeed(keys: Keys, ownerId: string, stored: string): string | null {
  const opened = unseal(keys, stored, context(ownerId));
  return opened.ok ? opened.value : null;
}

/**
 * Re-encrypts the seeds encrypted under the previous master secret, so that it can be removed. A seed that cannot be
 * decrypted stays unchanged: its codes are refused until the factor is reset.
 */
export async function resealSeeds(db: Database, keys: Keys): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { ownerId, secret } of await tx.select().from(authenticators).for('update')) {
      const fresh = sealAnew(keys, secret, context(ownerId));
      if (fresh === null) continue;
      await tx.update(authenticators).set({ secret: fresh }).where(eq(authenticators.ownerId, ownerId));
    }
  });
}

/** The encryption context. Stored values depend on it, so it keeps its name. */
function context(ownerId: string): string {
  return `operator_authenticator:${ownerId}`;
}
