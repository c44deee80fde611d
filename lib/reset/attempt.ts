import { and, eq, gt, type SQL } from 'drizzle-orm';
import { hashToken } from '@/lib/crypto/token';
import type { Database } from '@/lib/db/database';
import { attempt } from '@/lib/db/schema';

/** One try at resetting a password, from the identifier to the outcome. */
export type Attempt = typeof attempt.$inferSelect;

/** The attempt whose token the browser holds, or null. A missing or empty token matches nothing. */
export async function findAttempt(db: Database, token: string | undefined): Promise<Attempt | null> {
  if (!token || token.length > 100) return null;
  const [found] = await db
    .select()
    .from(attempt)
    .where(eq(attempt.id, hashToken(token)));
  return found ?? null;
}

/** The condition under which a step of the proof may change an attempt: it is the one, open, and not over. */
export function whileOpen(attemptId: string, now: Date): SQL | undefined {
  return and(eq(attempt.id, attemptId), eq(attempt.state, 'open'), gt(attempt.expiresAt, now));
}
