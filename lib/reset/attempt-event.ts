import type { AuditEvent } from '@/lib/audit/events';
import type { Attempt } from './attempt';

/** An audit event about an attempt: who, which account, from where. `request` is null for what Rekey does by itself. */
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
    // All that comes of a hand-off reads as one reset, from the making of its link on.
    attemptId: attempt.handoffId ?? attempt.id,
    ip: request?.address ?? null,
  };
}
