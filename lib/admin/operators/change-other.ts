import 'server-only';
import { eq } from 'drizzle-orm';
import type { Actor, Operator } from '@/lib/admin/actor';
import { authorise, type NotAllowed } from '@/lib/admin/authorise';
import { operatorEvent } from '@/lib/admin/operator-event';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';

/** What was done, as the audit tells it; null where there was nothing to do. */
type Done = Omit<AuditEvent, 'at' | 'actor' | 'requestId' | 'ip'> | null;

/**
 * Changes another operator and writes the event, both or neither. Answers the operator as they were. Refuses with the codes of `authorise`
 * (`operators.manage`), `own_account` (nobody changes their own rights), `account_gone`, and those of `change`.
 */
export async function changeOther(
  services: Services,
  actor: Actor,
  operatorId: string,
  change: (tx: Transaction, before: Operator, now: Date) => Promise<Result<Done, NotAllowed>>,
): Promise<Result<Operator, NotAllowed>> {
  const now = services.clock();
  const allowed = authorise(actor, 'operators.manage', now);
  if (!allowed.ok) return allowed;
  if (operatorId === actor.operator.id) return err({ code: 'own_account' });
  return services.db.transaction(async (tx) => {
    // In one order, so that two administrators can neither take the last right from each other nor wait for each other.
    await tx
      .select({ id: operators.id })
      .from(operators)
      .where(eq(operators.role, 'administrator'))
      .orderBy(operators.id)
      .for('update');
    const [before] = await tx.select().from(operators).where(eq(operators.id, operatorId)).for('update');
    if (!before) return err({ code: 'account_gone' });
    const changed = await change(tx, before, now);
    if (!changed.ok) return changed;
    if (changed.value) await recordEvent(tx, operatorEvent(actor, now, changed.value));
    return ok(before);
  });
}
