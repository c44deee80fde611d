import { and, eq, gt, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { AttemptId } from '@/lib/base/ids';
import { hashToken, isToken } from '@/lib/crypto/token';
import type { Database } from '@/lib/db/database';
import { attempt } from '@/lib/db/schema';

/** One attempt to reset a password, from the identifier to the outcome. */
export type Attempt = typeof attempt.$inferSelect;

/**
 * Returns the attempt that the browser's token names, or null. A missing or empty token matches nothing, nor does a
 * token from before the last proof.
 */
export async function findAttempt(db: Database, token: string | undefined): Promise<Attempt | null> {
  if (!isToken(token)) return null;
  const hash = hashToken(token);
  const isStarted = and(eq(attempt.id, hash), isNull(attempt.provedTokenHash));
  const [found] = await db
    .select()
    .from(attempt)
    .where(or(isStarted, eq(attempt.provedTokenHash, hash)));
  return found ?? null;
}

/** Returns the attempt that a token named before its last proof, or null. The token can only repeat that proof. */
export async function findProvedAttempt(db: Database, token: string | undefined): Promise<Attempt | null> {
  if (!isToken(token)) return null;
  const [found] = await db
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, hashToken(token)), isNotNull(attempt.provedTokenHash)));
  return found ?? null;
}

/** The condition for a proof step to change an attempt: it has this id, is open and has not expired. */
export function whileOpen(attemptId: AttemptId, now: Date): SQL | undefined {
  return and(eq(attempt.id, attemptId), eq(attempt.state, 'open'), gt(attempt.expiresAt, now));
}
