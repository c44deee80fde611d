import 'server-only';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { operatorSession as sessions } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import type { Actor, OperatorSession } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { endSession, endSessionsOf, idleMs } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';

/** An operator's sessions that are still valid, most recently used first. */
export function openSessionsOf(db: Database, operatorId: OperatorId, now: Date): Promise<OperatorSession[]> {
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.operatorId, operatorId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idleMs)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100);
}

/** The label of a session on a page. It tells an operator's sessions apart and is not the database id. */
export function sessionLabel({ id }: Pick<OperatorSession, 'id'>): string {
  return id.slice(0, 16);
}

/**
 * Ends one of the operator's own sessions by its label, or with null all except the current one. Returns how many
 * ended, and the named session. Refuses with `changed_meanwhile` if the named session no longer exists.
 */
export async function endOwnSessions(
  services: Services,
  actor: Actor,
  label: string | null,
): Promise<Result<{ count: number; session: OperatorSession | null }, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'self.manage');
  if (!allowed.ok) return allowed;
  const { operator, session } = actor;
  return services.db.transaction(async (tx) => {
    const named = label === null ? null : await endLabelled(tx, actor, label, now);
    if (label !== null && named === null) return err({ code: 'changed_meanwhile' });
    const count = named
      ? 1
      : await endSessionsOf(tx, { operatorId: operator.id, reason: 'revoked', exceptId: session.id }, now);
    if (count === 0) return ok({ count, session: null });
    const detail = { count };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'session_ended', outcome: 'ok', detail }));
    return ok({ count, session: named });
  });
}

async function endLabelled(tx: Transaction, actor: Actor, label: string, now: Date): Promise<OperatorSession | null> {
  const open = await openSessionsOf(tx, actor.operator.id, now);
  const session = open.find((each) => sessionLabel(each) === label);
  if (!session) return null;
  await endSession(tx, session.id, 'revoked', now);
  return session;
}
