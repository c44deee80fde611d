import 'server-only';
import { and, count, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { describeChange } from '@/lib/audit/describe-change';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { describeRights, isNowhere, type Rights } from '@/lib/base/rights';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { Actor, Operator } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { endSessionsOf } from '@/lib/operators/operator-sessions';
import { endUnbackedHandoffs } from '@/lib/reset/handoff/handoff-right';
import type { Services } from '@/lib/services/services';
import { changeOther } from './change-other';

/**
 * Changes an operator's name or rights. They apply from the operator's next request. Refuses with `own_account`
 * (operators cannot change their own rights), `last_administrator`, `account_gone`.
 */
export function changeOperator(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
  change: { name: string; rights: Rights },
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId, given: change.rights }, async (tx, before, now) => {
    if (isNowhere(change.rights.scope)) return err({ code: 'directory_choice_required', field: 'directories' });
    if (isOfEverything(before) && !isOfEverything(change.rights) && (await isLast(tx, before)))
      return err({ code: 'last_administrator' });
    await tx
      .update(operators)
      .set({ name: change.name, ...change.rights })
      .where(eq(operators.id, operatorId));
    await endUnbackedHandoffs(tx, actor, operatorId, now);
    const detail = {
      operator: operatorId,
      ...(before.name === change.name ? {} : { renamed: true }),
      ...describeChange(describeRights(before), describeRights(change.rights)),
    };
    return ok({ action: 'operator_changed', outcome: 'ok', detail });
  });
}

/**
 * Disables an operator and ends all their sessions, or enables them again. Refuses with the codes of `changeOperator`.
 */
export function setOperatorDisabled(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
  disabled: boolean,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId, given: disabled ? null : 'present' }, async (tx, before, now) => {
    if (disabled && isOfEverything(before) && (await isLast(tx, before))) return err({ code: 'last_administrator' });
    await tx
      .update(operators)
      .set({ disabledAt: disabled ? now : null, ...(disabled ? { inviteHash: null } : {}) })
      .where(eq(operators.id, operatorId));
    if (disabled) await endUnbackedHandoffs(tx, actor, operatorId, now);
    const sessions = disabled ? await endSessionsOf(tx, { operatorId, reason: 'operator_disabled' }, now) : 0;
    const action = disabled ? 'operator_disabled' : 'operator_enabled';
    return ok({ action, outcome: 'ok', detail: { operator: operatorId, sessions } });
  });
}

export function endOperatorSessions(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId }, async (tx, _before, now) => {
    const sessions = await endSessionsOf(tx, { operatorId, reason: 'revoked' }, now);
    return ok({ action: 'session_ended', outcome: 'ok', detail: { operator: operatorId, sessions } });
  });
}

/** Checks for an administrator of the whole installation. */
function isOfEverything({ role, scope }: Rights): boolean {
  return role === 'administrator' && scope.directories === 'all';
}

/** Checks whether there is no other administrator of the whole installation. An open invitation does not count. */
async function isLast(tx: Transaction, operator: Operator): Promise<boolean> {
  const [others] = await tx
    .select({ count: count() })
    .from(operators)
    .where(
      and(
        eq(operators.role, 'administrator'),
        sql`${operators.scope}->>'directories' = 'all'`,
        ne(operators.id, operator.id),
        isNull(operators.disabledAt),
        or(isNotNull(operators.accountId), isNotNull(operators.externalId)),
      ),
    );
  return others?.count === 0;
}
