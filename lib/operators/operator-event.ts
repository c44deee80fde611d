import 'server-only';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import type { OperatorId } from '@/lib/base/ids';
import type { Permission } from '@/lib/base/permissions';
import { err, type Result } from '@/lib/base/result';
import type { Services } from '@/lib/services/services';
import type { Actor } from './actor';

/** An audit event of what an operator did or tried. */
export function operatorEvent(
  { operator, request }: Pick<Actor, 'operator' | 'request'>,
  at: Date,
  event: Omit<AuditEvent, 'at' | 'actor' | 'requestId' | 'ip'>,
): AuditEvent {
  return { at, actor: `operator:${operator.id}`, requestId: request.requestId, ip: request.address, ...event };
}

/** What a refused act was about, as far as that is known. */
export type RefusedTarget = Pick<AuditEvent, 'directoryId' | 'accountId'> & { operatorId?: OperatorId };

/** Writes to the audit that an operator tried what they may not do; `target` says to what, where that is known. */
export async function recordRefusal(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  { code }: { code: ErrorCode },
  { operatorId, ...target }: RefusedTarget = {},
): Promise<void> {
  const detail = { permission, code, ...(operatorId === undefined ? {} : { operator: operatorId }) };
  const refused = { action: 'operator_refused', outcome: 'refused', ...target, detail } as const;
  await services.db.transaction((tx) => recordEvent(tx, operatorEvent(actor, services.clock(), refused)));
}

/** Writes a refused act to the audit and answers the refusal. */
export async function refuseAct<Refused extends { code: ErrorCode }>(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  permission: Permission,
  refusal: Refused,
  target: RefusedTarget = {},
): Promise<Result<never, Refused>> {
  await recordRefusal(services, actor, permission, refusal, target);
  return err(refusal);
}
