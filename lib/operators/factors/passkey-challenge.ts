import 'server-only';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { createToken } from '@/lib/crypto/token';
import { operatorSession as sessions } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import type { OperatorSession } from '@/lib/operators/actor';

const lifeMs = 2 * 60_000;

/**
 * Stores a new challenge (256 bits, base64url) in the session. It expires after two minutes and can be answered once.
 */
export async function startChallenge(db: Database, session: OperatorSession, now: Date): Promise<string> {
  const challenge = createToken();
  await db
    .update(sessions)
    .set({ challenge, challengeExpiresAt: new Date(now.getTime() + lifeMs) })
    .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt)));
  return challenge;
}

/**
 * Removes the challenge from the session and returns it, or null if there is none. Of two concurrent calls only one
 * gets it.
 */
export async function takeChallenge(db: Database, session: OperatorSession, now: Date): Promise<string | null> {
  const [waiting] = await db
    .select({ challenge: sessions.challenge })
    .from(sessions)
    .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt), gt(sessions.challengeExpiresAt, now)));
  if (!waiting?.challenge) return null;
  const taken = await db
    .update(sessions)
    .set({ challenge: null, challengeExpiresAt: null })
    .where(and(eq(sessions.id, session.id), eq(sessions.challenge, waiting.challenge)))
    .returning({ id: sessions.id });
  return taken.length === 1 ? waiting.challenge : null;
}
