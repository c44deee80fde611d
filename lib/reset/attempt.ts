import { and, eq, gt, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { AttemptId } from '@/lib/base/ids';
import { hashToken, isToken } from '@/lib/crypto/token';
import type { Database } from '@/lib/db/database';
import { attempt } from '@/lib/db/schema';

/** One try at resetting a password, from the identifier to the outcome. */
export type Attempt = typeof attempt.$inferSelect;

/**
 * The attempt whose token the browser holds, or null. A missing or empty token matches nothing, and so does the one from
 * before the last proof.
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

/** The attempt that a token named before its last proof, or null: it is good for repeating that proof and nothing else. */
export async function findProvedAttempt(db: Database, token: string | undefined): Promise<Attempt | null> {
  if (!isToken(token)) return null;
  const [found] = await db
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, hashToken(token)), isNotNull(attempt.provedTokenHash)));
  return found ?? null;
}

/** The condition under which a step of the proof may change an attempt: it is the one, open, and not over. */
export function whileOpen(attemptId: AttemptId, now: Date): SQL | undefined {
  return and(eq(attempt.id, attemptId), eq(attempt.state, 'open'), gt(attempt.expiresAt, now));
}
