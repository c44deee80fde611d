import type { AuditEvent } from '@/lib/audit/events';
import type { Attempt } from './attempt';

/** Builds an audit event about an attempt: actor, account, address. `request` is null if Rekey acts by itself. */
export function attemptEvent(
  attempt: Pick<Attempt, 'id' | 'directoryId' | 'accountId' | 'accountName'> & { handoffId?: string | null },
  request: { requestId: string; address: string } | null,
  at: Date,
  event: Pick<AuditEvent, 'action' | 'outcome' | 'detail'>,
): AuditEvent {
  return {
    at,
    requestId: request?.requestId ?? null,
    actor: request ? 'person' : 'system',
    ...event,
    directoryId: attempt.directoryId,
    accountId: attempt.accountId,
    accountName: attempt.accountName,
    // All events of a hand-off have one id, from the creation of its link on, so they read as one reset.
    attemptId: attempt.handoffId ?? attempt.id,
    ip: request?.address ?? null,
  };
}
