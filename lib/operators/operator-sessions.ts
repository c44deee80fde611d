import 'server-only';
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import type { OperatorId } from '@/lib/base/ids';
import { createToken, hashToken, isToken } from '@/lib/crypto/token';
import { operator as operators, type SessionEnd, operatorSession as sessions } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import type { Operator, OperatorSession } from './actor';
import type { StepUpTarget } from './step-up-target';

/** NIST SP 800-63B (AAL3): 15 minutes idle, and one working day at most. */
export const idleMs = 15 * 60_000;
const longestMs = 8 * 3600_000;
/** For a sign-in that is not complete. */
const unfinishedMs = 10 * 60_000;
/** Minimum interval between two updates of a session's last use. */
const seenEveryMs = 60_000;

/** A valid session, or why there is none. `missing`: no cookie, or an unknown token. */
export type SessionLookup =
  | { found: true; session: OperatorSession; operator: Operator }
  | { found: false; reason: SessionEnd | 'missing' };

/** Starts a session in the caller's transaction and returns the token for the cookie. Only its hash is stored. */
export async function startSession(
  tx: Transaction,
  start: {
    operatorId: OperatorId;
    stage: OperatorSession['stage'];
    request: RequestFacts;
    userAgent: string;
    now: Date;
    /** When the second factor of a `full` session was used, if that was not now. */
    steppedUpAt?: Date;
  },
): Promise<string> {
  const { operatorId, stage, request, userAgent, now, steppedUpAt = now } = start;
  const token = createToken();
  await tx.insert(sessions).values({
    id: hashToken(token),
    operatorId,
    stage,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + (stage === 'full' ? longestMs : unfinishedMs)),
    steppedUpAt: stage === 'full' ? steppedUpAt : null,
    address: request.address,
    userAgent: userAgent.slice(0, 200),
  });
  return token;
}

/**
 * Records a second factor: the session becomes `full` and gets a new token, so the previous one is useless to anyone
 * who has seen it. Null if the session ended meanwhile. Without a target the first act that needs the factor binds it.
 */
export async function raiseSession(
  tx: Transaction,
  session: OperatorSession,
  now: Date,
  target: StepUpTarget | null = null,
): Promise<string | null> {
  const token = createToken();
  const [raised] = await tx
    .update(sessions)
    .set({
      id: hashToken(token),
      stage: 'full',
      steppedUpAt: now,
      steppedUpFor: target,
      lastSeenAt: now,
      challenge: null,
      challengeExpiresAt: null,
      ...(session.stage === 'full' ? {} : { expiresAt: new Date(now.getTime() + longestMs) }),
    })
    .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return raised ? token : null;
}

/** Binds the session's second factor to one target. False if another target, or a newer token, has it. */
export async function claimStepUp(db: Database, { id }: OperatorSession, target: StepUpTarget): Promise<boolean> {
  const isFree = or(isNull(sessions.steppedUpFor), eq(sessions.steppedUpFor, target));
  const claimed = await db
    .update(sessions)
    .set({ steppedUpFor: target })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt), isFree))
    .returning({ id: sessions.id });
  return claimed.length > 0;
}

/** Finds the session of a cookie's token and extends it. Reads the database on every request: rights may have changed. */
export async function findSession(db: Database, token: string | undefined, now: Date): Promise<SessionLookup> {
  const looked = await peekSession(db, token, now);
  if (!looked.found || silentMs(looked.session, now) <= seenEveryMs) return looked;
  const { session } = looked;
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, session.id));
  return { ...looked, session: { ...session, lastSeenAt: now } };
}

/** Like `findSession`, without extending the session. */
export async function peekSession(db: Database, token: string | undefined, now: Date): Promise<SessionLookup> {
  if (!isToken(token)) return { found: false, reason: 'missing' };
  const [row] = await db
    .select({ session: sessions, operator: operators })
    .from(sessions)
    .innerJoin(operators, eq(operators.id, sessions.operatorId))
    .where(eq(sessions.id, hashToken(token)));
  if (!row) return { found: false, reason: 'missing' };
  const { session, operator } = row;
  const reason = whySessionOver(session, operator, now);
  return reason ? { found: false, reason } : { found: true, session, operator };
}

/** Returns why a session is over, or null if it is valid. Does not extend the session. */
export function whySessionOver(session: OperatorSession, operator: Operator, now: Date): SessionEnd | null {
  if (session.endedAt) return session.endReason ?? 'revoked';
  if (operator.disabledAt) return 'operator_disabled';
  if (session.expiresAt <= now) return 'expired';
  return silentMs(session, now) > idleMs ? 'idle' : null;
}

/** How long a session lasts without further activity, and whether activity extends it. */
export type SessionLeft = { secondsLeft: number; canStay: boolean };

export function sessionLeft({ lastSeenAt, expiresAt }: OperatorSession, now: Date): SessionLeft {
  const idleAt = lastSeenAt.getTime() + idleMs;
  const endsAt = Math.min(idleAt, expiresAt.getTime());
  return {
    secondsLeft: Math.max(0, Math.floor((endsAt - now.getTime()) / 1000)),
    canStay: idleAt < expiresAt.getTime(),
  };
}

function silentMs({ lastSeenAt }: OperatorSession, now: Date): number {
  return now.getTime() - lastSeenAt.getTime();
}

export async function endSession(tx: Transaction, id: string, reason: SessionEnd, now: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now, endReason: reason })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
}

/** Ends all sessions of an operator except `exceptId`. Returns how many. */
export async function endSessionsOf(
  tx: Transaction,
  { operatorId, reason, exceptId }: { operatorId: OperatorId; reason: SessionEnd; exceptId?: string },
  now: Date,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now, endReason: reason })
    .where(
      and(
        eq(sessions.operatorId, operatorId),
        isNull(sessions.endedAt),
        exceptId === undefined ? undefined : ne(sessions.id, exceptId),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
