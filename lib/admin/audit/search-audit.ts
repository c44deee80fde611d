import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import type { AuditFilter, AuditPosition } from './audit-filter';
import { type FoundEvents, findEvents } from './find-events';

export const auditPageSize = 50;

/**
 * Returns one page of the audit, newest first, within the operator's scope. Refuses with `not_allowed`, and with
 * `out_of_scope` for a directory outside the scope. Operators with some directories only do not see events without a
 * directory.
 */
export async function searchAudit(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  filter: AuditFilter,
  position: AuditPosition,
): Promise<Result<FoundEvents, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'audit.read', { directoryId: filter.directory ?? null });
  if (!allowed.ok) return allowed;
  const { scope } = actor.operator;
  return ok(await findEvents(services.db, { filter, position, scope, size: auditPageSize }));
}
