import 'server-only';
import { eq } from 'drizzle-orm';
import { type AuditEntry, selectEntries, toEntry } from '@/lib/audit/read-events';
import { ok, type Result } from '@/lib/base/result';
import { auditEvent } from '@/lib/db/schema';
import type { Actor } from '@/lib/operators/actor';
import { isInScope, type NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';

const permission = 'audit.read';

/** Returns one event by its number; null if there is none. Refuses with the codes of `searchAudit`. */
export async function readEvent(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  seq: number,
): Promise<Result<AuditEntry | null, NotAllowed>> {
  const allowed = await mayAct(services, actor, permission);
  if (!allowed.ok) return allowed;
  const [row] = await selectEntries(services.db, eq(auditEvent.seq, seq));
  if (!row) return ok(null);
  if (actor.operator.scope.directories !== 'all' && !isInScope(actor.operator, row.event.directoryId ?? ''))
    return refuseAct(services, actor, { permission, directoryId: row.event.directoryId }, { code: 'out_of_scope' });
  return ok(toEntry(row));
}
