import 'server-only';
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import type { Keys } from '@/lib/crypto/keys';
import type { Database } from '@/lib/db/database';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { openSeed, sealSeed } from './authenticator-seed';
import { matchStep } from './totp';

/**
 * Checks whether a code of the owner's authenticator app is right and unused. One conditional update advances the last
 * accepted step, so a code works once, even if two requests send it at the same time.
 */
export async function acceptAuthenticatorCode(
  { db, keys }: { db: Database; keys: Keys },
  ownerId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const isTheirs = and(eq(authenticators.ownerId, ownerId), isNotNull(authenticators.confirmedAt));
  const [stored] = await db.select().from(authenticators).where(isTheirs);
  const seed = stored && openSeed(keys, ownerId, stored.secret);
  if (!stored || !seed) return false;
  const step = matchStep(seed, code, now, stored.aheadSteps);
  if (step === null) return false;
  const accepted = await db
    .update(authenticators)
    // Re-encrypted, so that the seed survives a change of the master secret.
    .set({ lastStep: step, secret: sealSeed(keys, ownerId, seed) })
    .where(and(isTheirs, lt(authenticators.lastStep, step), eq(authenticators.secret, stored.secret)))
    .returning({ ownerId: authenticators.ownerId });
  return accepted.length === 1;
}
