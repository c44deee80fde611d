import 'server-only';
import { eq } from 'drizzle-orm';
import type { AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Rights } from '@/lib/base/rights';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { Actor, Operator } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';
import { mayGovern } from './may-govern';

const permission = 'operators.manage';

/** Invalid input and concurrent changes are not recorded as refusals. */
const notRefused: ReadonlySet<ErrorCode> = new Set(['changed_meanwhile', 'invite_over', 'directory_choice_required']);

/** The audit event of what was done; null if nothing changed. */
type Done = Omit<AuditEvent, 'at' | 'actor' | 'requestId' | 'ip'> | null;

/**
 * The operator to change and the rights they get. `present` checks all their present rights as if they were granted
 * now.
 */
type Other = { operatorId: OperatorId; given?: Rights | 'present' | null };

/**
 * Changes another operator and records the event in one transaction. Returns the operator before the change. Refuses
 * with the codes of `authorise` (`operators.manage`), of `mayGovern`, `own_account`, `account_gone`, and those of
 * `change`. Refusals are recorded.
 */
export async function changeOther(
  services: Services,
  actor: Actor,
  { operatorId, given = null }: Other,
  change: (tx: Transaction, before: Operator, now: Date) => Promise<Result<Done, NotAllowed>>,
): Promise<Result<Operator, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, permission, { operatorId });
  if (!allowed.ok) return allowed;
  const changed = await services.db.transaction<Result<Operator, NotAllowed>>(async (tx) => {
    if (operatorId === actor.operator.id) return err({ code: 'own_account' });
    // Locks both rows in a fixed order, so two administrators can neither remove each other's last right nor deadlock.
    await tx
      .select({ id: operators.id })
      .from(operators)
      .where(eq(operators.role, 'administrator'))
      .orderBy(operators.id)
      .for('update');
    const [before] = await tx.select().from(operators).where(eq(operators.id, operatorId)).for('update');
    if (!before) return err({ code: 'account_gone' });
    const governed = govern(actor.operator, before, given);
    if (!governed.ok) return governed;
    const changed = await change(tx, before, now);
    if (!changed.ok) return changed;
    if (changed.value) await recordEvent(tx, operatorEvent(actor, now, changed.value));
    return ok(before);
  });
  if (changed.ok || notRefused.has(changed.error.code)) return changed;
  return refuseAct(services, actor, { permission, operatorId }, changed.error);
}

function govern(actor: Operator, before: Operator, given: Rights | 'present' | null): Result<void, NotAllowed> {
  if (given !== 'present') return mayGovern(actor, before, given);
  const reached = mayGovern(actor, before, null);
  return reached.ok ? mayGovern(actor, null, before) : reached;
}
