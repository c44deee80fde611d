import type { AuditEvent } from '@/lib/audit/events';
import type { Attempt } from './attempt';

/** An audit event about an attempt: who, which account, from where. `request` is null for what Rekey does by itself. */
export function attemptEvent(
  attempt: Pick<Attempt, 'id' | 'directoryId' | 'accountId' | 'accountName'>,
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
    attemptId: attempt.id,
    ip: request?.address ?? null,
  };
}
