import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { describeChange } from '@/lib/audit/describe-change';
import { recordEvent } from '@/lib/audit/record-event';
import { fold } from '@/lib/base/fold';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { describeRights, isNowhere, type Rights } from '@/lib/base/rights';
import { tokenFor } from '@/lib/crypto/derived-token';
import { createCodeId } from '@/lib/crypto/one-time-code';
import { hashToken } from '@/lib/crypto/token';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { Locale } from '@/lib/i18n/locales';
import { sendJob } from '@/lib/jobs/send-job';
import type { Actor, Operator } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';
import { changeOther } from './change-other';
import { mayGovern } from './may-govern';

/** How long an invitation is valid. */
export const inviteDays = 3;

/** Creates an operator and mails a one-time link. Refuses with `email_taken` if another operator has the address. */
export async function inviteOperator(
  services: Services,
  actor: Actor,
  invite: { name: string; email: string; rights: Rights },
): Promise<Result<{ operatorId: OperatorId }, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'operators.manage');
  if (!allowed.ok) return allowed;
  const { name, email, rights } = invite;
  if (isNowhere(rights.scope)) return err({ code: 'directory_choice_required', field: 'directories' });
  const governed = mayGovern(actor.operator, null, rights);
  if (!governed.ok) return refuseAct(services, actor, { permission: 'operators.manage' }, governed.error);
  return services.db.transaction(async (tx) => {
    const id = randomUUID();
    const row = { id, name, email, emailFold: fold(email), ...rights, invitedBy: actor.operator.id, createdAt: now };
    const added = await tx.insert(operators).values(row).onConflictDoNothing().returning({ id: operators.id });
    if (added.length === 0) return err({ code: 'email_taken' as const, field: 'email' });
    await sendInvite(services, tx, { operatorId: id, locale: actor.request.locale }, now);
    const detail = { operator: id, ...describeChange({}, describeRights(rights)) };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_invited', outcome: 'ok', detail }));
    return ok({ operatorId: id });
  });
}

/**
 * Sends the invitation again with a new link and invalidates the previous one. Refuses with `invite_over` if it was
 * accepted, and with the codes of `changeOther`: the inviter grants everything in the invitation.
 */
export function inviteAgain(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId, given: 'present' }, async (tx, _before, now) => {
    const sent = await sendInvite(services, tx, { operatorId, locale: actor.request.locale }, now);
    if (!sent) return err({ code: 'invite_over' });
    return ok({ action: 'operator_invited', outcome: 'ok', detail: { operator: operatorId, again: true } });
  });
}

async function sendInvite(
  services: Services,
  tx: Transaction,
  { operatorId, locale }: { operatorId: OperatorId; locale: Locale },
  now: Date,
) {
  const inviteId = createCodeId(services.keys);
  const token = tokenFor(services.keys, inviteId, 'invite');
  if (token === null) throw new Error('a new id must have a token');
  const inviteExpiresAt = new Date(now.getTime() + inviteDays * 24 * 3600_000);
  const [waiting] = await tx
    .update(operators)
    .set({ inviteHash: hashToken(token), inviteExpiresAt })
    .where(and(eq(operators.id, operatorId), isNull(operators.accountId), isNull(operators.externalId)))
    .returning({ email: operators.email });
  if (!waiting) return null;
  await sendJob({ jobs: services.jobs, tx }, 'deliver-invite', { operatorId, inviteId, locale });
  return waiting;
}
