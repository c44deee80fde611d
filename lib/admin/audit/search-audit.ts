import 'server-only';
import { ok, type Result } from '@/lib/base/result';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import type { AuditFilter, AuditPosition } from './audit-filter';
import { type FoundEvents, findEvents } from './find-events';

/** How many events stand on a page. */
export const auditPageSize = 50;

/**
 * One page of the audit, newest first, as far as the operator may see it: `not_allowed`, and `out_of_scope` for a
 * directory that is not theirs. Who sees some directories only does not see what belongs to none.
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
