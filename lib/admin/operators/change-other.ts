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

/** Invalid input, and changes that somebody else made first. */
const notRefused: ReadonlySet<ErrorCode> = new Set(['changed_meanwhile', 'invite_over', 'directory_choice_required']);

/** What was done, as the audit tells it; null where there was nothing to do. */
type Done = Omit<AuditEvent, 'at' | 'actor' | 'requestId' | 'ip'> | null;

/** Whom to change, and the rights they get: new ones, or with `anew` all that they had, as if for the first time. */
type Other = { operatorId: OperatorId; given?: Rights | 'anew' | null };

/**
 * Changes another operator and writes the event, both or neither. Answers the operator as they were. Refuses with the codes of `authorise`
 * (`operators.manage`), of `mayGovern`, `own_account` (nobody changes their own rights), `account_gone`, and those of
 * `change`; a refusal is written to the audit.
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
    // In one order, so that two administrators can neither take the last right from each other nor wait for each other.
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

function govern(actor: Operator, before: Operator, given: Rights | 'anew' | null): Result<void, NotAllowed> {
  if (given !== 'anew') return mayGovern(actor, before, given);
  const reached = mayGovern(actor, before, null);
  return reached.ok ? mayGovern(actor, null, before) : reached;
}
