import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import type { Permission } from '@/lib/base/permissions';
import { err, type Result } from '@/lib/base/result';
import { auditEvent } from '@/lib/db/schema';
import type { Services } from '@/lib/services/services';
import type { Actor } from './actor';
import { operatorEvent } from './operator-event';

/** What an act is about, as far as that is known. */
export type ActTarget = Pick<AuditEvent, 'directoryId' | 'accountId'> & { operatorId?: string };

/** An act that an operator attempted, and the permission it needs. */
export type TriedAct = ActTarget & { permission: Permission };

const action = 'operator_refused';

/**
 * Records that an operator was refused an act, and returns the refusal. All refusals go through here, whatever the reason:
 * role, scope, rank, second factor, limit or a rule of the use-case. Not recorded are invalid input, changes that
 * somebody else made first, and failures of a back end.
 *
 * A request leaves at most one such event: after a refused act the framework renders the page again, and a page and its
 * title check the same permission.
 */
export async function refuseAct<Refused extends { code: ErrorCode }>(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  { permission, directoryId = null, accountId = null, operatorId }: TriedAct,
  refusal: Refused,
): Promise<Result<never, Refused>> {
  const detail = { permission, code: refusal.code, ...(operatorId === undefined ? {} : { operator: operatorId }) };
  const event = operatorEvent(actor, services.clock(), {
    ...{ action, outcome: 'refused', directoryId, accountId, detail },
  });
  await services.db.transaction(async (tx) => {
    const { requestId } = actor.request;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`refused:${requestId}`}, 0))`);
    const isOfRequest = and(eq(auditEvent.requestId, requestId), eq(auditEvent.action, action));
    if ((await tx.$count(auditEvent, and(isOfRequest, eq(auditEvent.actor, event.actor)))) === 0)
      await recordEvent(tx, event);
  });
  return err(refusal);
}
