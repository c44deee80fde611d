import 'server-only';
import { and, asc, count, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { approval as approvals, operator as operators, operatorSession as sessions } from '@/lib/db/console-schema';
import {
  authenticator as authenticators,
  passkey as passkeyTable,
  recoveryCode as recoveryCodes,
} from '@/lib/db/factor-schema';
import type { Actor, Operator, OperatorSession } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import type { Services } from '@/lib/services/services';
import { hasApprover } from './has-approver';
import { isFactorLocked } from './lift-factor-lock';
import { mayGovern } from './may-govern';
import { isWaiting } from './reset-factors';

export type OperatorState = 'active' | 'disabled' | 'waiting' | 'inviteOver';
export type Approval = typeof approvals.$inferSelect;

/** Returns every operator by name, and the requests that wait for a second administrator. */
export async function listOperators(
  services: Services,
  actor: Actor,
): Promise<Result<{ operators: Operator[]; approvals: Approval[] }, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'operators.read');
  if (!allowed.ok) return allowed;
  return ok({
    operators: await services.db.select().from(operators).orderBy(asc(operators.name), asc(operators.id)),
    approvals: await services.db.select().from(approvals).where(isWaiting(undefined, now)).orderBy(approvals.createdAt),
  });
}

export type OperatorDetail = {
  operator: Operator;
  sessions: OperatorSession[];
  factors: { authenticator: boolean; passkeys: number; recoveryCodes: number };
  /** Who requested a reset of the second factor that is still undecided; null if there is none. */
  askedBy: string | null;
  /** Whether another administrator could approve such a request. */
  hasApprover: boolean;
  /** Whether wrong app codes used up the tries of new browsers. */
  locked: boolean;
  /** Why the asking operator may not act on this one; null if they may. */
  beyond: ConsoleErrorCode | null;
};

/** Returns one operator with open sessions and second factors. Refuses with `account_gone` for an unknown id. */
export async function describeOperator(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
): Promise<Result<OperatorDetail, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'operators.read');
  if (!allowed.ok) return allowed;
  const { db } = services;
  const [operator] = await db.select().from(operators).where(eq(operators.id, operatorId));
  if (!operator) return err({ code: 'account_gone' });
  const open = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.operatorId, operatorId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt));
  const [app] = await db
    .select({ count: count() })
    .from(authenticators)
    .where(and(eq(authenticators.ownerId, operatorId), isNotNull(authenticators.confirmedAt)));
  const [codes] = await db
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.ownerId, operatorId), isNull(recoveryCodes.usedAt)));
  const passkeys = await db.$count(passkeyTable, eq(passkeyTable.ownerId, operatorId));
  const [waiting] = await db.select().from(approvals).where(isWaiting(operatorId, now));
  const governed = mayGovern(actor.operator, operator, null);
  const factors = { authenticator: app?.count === 1, passkeys, recoveryCodes: codes?.count ?? 0 };
  return ok({
    operator,
    sessions: open,
    factors,
    askedBy: waiting?.requestedBy ?? null,
    hasApprover: await hasApprover(db, actor.operator, operator),
    locked: await isFactorLocked(services, operatorId),
    beyond: governed.ok ? null : governed.error.code,
  });
}

/** Returns whether an operator can sign in, and if not, why. */
export function operatorState(operator: Operator, now: Date): OperatorState {
  if (operator.disabledAt) return 'disabled';
  if (operator.accountId || operator.externalId) return 'active';
  return operator.inviteExpiresAt && operator.inviteExpiresAt > now ? 'waiting' : 'inviteOver';
}
