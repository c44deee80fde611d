import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { approval as approvals } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import {
  authenticator as authenticators,
  passkey as passkeys,
  recoveryCode as recoveryCodes,
} from '@/lib/db/factor-schema';
import type { Actor, Operator } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { endSessionsOf } from '@/lib/operators/operator-sessions';
import type { Services } from '@/lib/services/services';
import { changeOther } from './change-other';
import { areLinkedByInvitation } from './linked-by-invitation';

/** How long a second administrator has to approve. */
const approvalHours = 24;

/**
 * Requests the removal of an operator's second factors, for a person who lost them. Nothing happens until another
 * administrator approves. Refuses with `own_account`, `account_gone`.
 */
export function requestFactorReset(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
  reason: string,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId }, async (tx, _before, now) => {
    const [waiting] = await tx.select().from(approvals).where(isWaiting(operatorId, now));
    if (waiting) return ok(null);
    const id = randomUUID();
    const expiresAt = new Date(now.getTime() + approvalHours * 3600_000);
    const row = { id, kind: 'reset_second_factor' as const, operatorId, requestedBy: actor.operator.id, reason };
    await tx.insert(approvals).values({ ...row, createdAt: now, expiresAt });
    return ok({ action: 'approval_requested', outcome: 'ok', reason, detail: { operator: operatorId, approval: id } });
  });
}

/**
 * Approves or declines another administrator's request. On approval the second factors are removed, every session ends,
 * and the operator enrols again at the next sign-in. Refuses with `second_person_required` for the requester,
 * `independent_person_required` if one of the two invited the other, `changed_meanwhile` if the request was decided or
 * has expired, and the codes of `changeOther`.
 */
export async function decideApproval(
  services: Services,
  actor: Actor,
  approvalId: string,
  agreed: boolean,
): Promise<Result<Operator, NotAllowed>> {
  const [asked] = await services.db.select().from(approvals).where(eq(approvals.id, approvalId));
  if (!asked) {
    const allowed = await mayAct(services, actor, 'operators.manage');
    return allowed.ok ? err({ code: 'changed_meanwhile' }) : allowed;
  }
  return changeOther(services, actor, { operatorId: asked.operatorId }, async (tx, _before, now) => {
    const [waiting] = await tx
      .select()
      .from(approvals)
      .where(and(eq(approvals.id, approvalId), isWaiting(undefined, now)))
      .for('update');
    if (!waiting) return err({ code: 'changed_meanwhile' });
    const decides = actor.operator.id;
    if (waiting.requestedBy === decides) return err({ code: 'second_person_required' });
    if (agreed && (await areLinkedByInvitation(tx, waiting.requestedBy, decides)))
      return err({ code: 'independent_person_required' });
    const outcome = agreed ? ('approved' as const) : ('declined' as const);
    await tx.update(approvals).set({ decidedBy: decides, decidedAt: now, outcome }).where(eq(approvals.id, approvalId));
    const sessions = agreed ? await removeFactors(tx, asked.operatorId, now) : 0;
    const detail = { operator: asked.operatorId, approval: approvalId, agreed, sessions };
    return ok({ action: 'approval_decided', outcome: 'ok', detail });
  });
}

/** Withdraws one's own undecided request. Refuses with `changed_meanwhile` if there is none. */
export function withdrawFactorReset(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId }, async (tx, _before, now) => {
    const [withdrawn] = await tx
      .update(approvals)
      .set({ decidedBy: actor.operator.id, decidedAt: now, outcome: 'withdrawn' })
      .where(and(isWaiting(operatorId, now), eq(approvals.requestedBy, actor.operator.id)))
      .returning({ id: approvals.id });
    if (!withdrawn) return err({ code: 'changed_meanwhile' });
    const detail = { operator: operatorId, approval: withdrawn.id, withdrawn: true };
    return ok({ action: 'approval_decided', outcome: 'ok', detail });
  });
}

/** The condition for undecided requests about an operator. */
export function isWaiting(operatorId: OperatorId | undefined, now: Date) {
  return and(
    operatorId === undefined ? undefined : eq(approvals.operatorId, operatorId),
    isNull(approvals.decidedAt),
    gt(approvals.expiresAt, now),
  );
}

async function removeFactors(tx: Transaction, operatorId: OperatorId, now: Date): Promise<number> {
  await tx.delete(authenticators).where(eq(authenticators.ownerId, operatorId));
  await tx.delete(passkeys).where(eq(passkeys.ownerId, operatorId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.ownerId, operatorId));
  return endSessionsOf(tx, { operatorId, reason: 'revoked' }, now);
}
