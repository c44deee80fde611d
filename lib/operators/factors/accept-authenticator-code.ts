import 'server-only';
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { operatorAuthenticator as authenticators } from '@/lib/db/console-schema';
import type { Services } from '@/lib/services/services';
import { openSeed, sealSeed } from './authenticator-seed';
import { matchStep } from './totp';

/**
 * Whether a code of an operator's authenticator app is right and was not used before. One conditional update moves the
 * last accepted step, so a code works once, also when two requests bring it together.
 */
export async function acceptAuthenticatorCode(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  operatorId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const isTheirs = and(eq(authenticators.operatorId, operatorId), isNotNull(authenticators.confirmedAt));
  const [stored] = await db.select().from(authenticators).where(isTheirs);
  const seed = stored && openSeed(keys, operatorId, stored.secret);
  if (!stored || !seed) return false;
  const step = matchStep(seed, code, now, stored.aheadSteps);
  if (step === null) return false;
  const accepted = await db
    .update(authenticators)
    // Sealed anew, so that it outlives a change of the master secret.
    .set({ lastStep: step, secret: sealSeed(keys, operatorId, seed) })
    .where(and(isTheirs, lt(authenticators.lastStep, step), eq(authenticators.secret, stored.secret)))
    .returning({ operatorId: authenticators.operatorId });
  return accepted.length === 1;
}
