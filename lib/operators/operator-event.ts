import 'server-only';
import type { AuditEvent } from '@/lib/audit/events';
import type { Actor } from './actor';

/** An audit event of something that an operator did or attempted. */
export function operatorEvent(
  { operator, request }: Pick<Actor, 'operator' | 'request'>,
  at: Date,
  event: Omit<AuditEvent, 'at' | 'actor' | 'requestId' | 'ip'>,
): AuditEvent {
  return { at, actor: `operator:${operator.id}`, requestId: request.requestId, ip: request.address, ...event };
}
