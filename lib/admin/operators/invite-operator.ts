import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '@/lib/admin/actor';
import { authorise, type NotAllowed } from '@/lib/admin/authorise';
import { operatorEvent } from '@/lib/admin/operator-event';
import { recordEvent } from '@/lib/audit/record-event';
import { tokenFor } from '@/lib/crypto/derived-token';
import { createCodeId } from '@/lib/crypto/one-time-code';
import { hashToken } from '@/lib/crypto/token';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { fold } from '@/lib/db/fold';
import type { Locale } from '@/lib/i18n/locales';
import { sendJob } from '@/lib/jobs/send-job';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { describeRights, type Rights } from './rights';

/** How long somebody has to take up an invitation. */
export const inviteDays = 3;

/** Somebody new: their row, and a mail with a link that works once. `email_taken` where an operator has the address. */
export async function inviteOperator(
  services: Services,
  actor: Actor,
  invite: { name: string; email: string; rights: Rights },
): Promise<Result<{ operatorId: string }, NotAllowed>> {
  const now = services.clock();
  const allowed = authorise(actor, 'operators.manage', now);
  if (!allowed.ok) return allowed;
  const { name, email, rights } = invite;
  return services.db.transaction(async (tx) => {
    const id = randomUUID();
    const row = { id, name, email, emailFold: fold(email), ...rights, invitedBy: actor.operator.id, createdAt: now };
    const added = await tx.insert(operators).values(row).onConflictDoNothing().returning({ id: operators.id });
    if (added.length === 0) return err({ code: 'email_taken' as const });
    await sendInvite(services, tx, id, actor.request.locale, now);
    const detail = { operator: id, ...describeRights(rights) };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_invited', outcome: 'ok', detail }));
    return ok({ operatorId: id });
  });
}

/** Sends the invitation again with a new link; the one before is dead. `invite_over` where it was taken up already. */
export async function inviteAgain(
  services: Services,
  actor: Actor,
  operatorId: string,
): Promise<Result<{ email: string }, NotAllowed>> {
  const now = services.clock();
  const allowed = authorise(actor, 'operators.manage', now);
  if (!allowed.ok) return allowed;
  return services.db.transaction(async (tx) => {
    const sent = await sendInvite(services, tx, operatorId, actor.request.locale, now);
    if (!sent) return err({ code: 'invite_over' as const });
    const detail = { operator: operatorId, again: true };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_invited', outcome: 'ok', detail }));
    return ok(sent);
  });
}

async function sendInvite(services: Services, tx: Transaction, operatorId: string, locale: Locale, now: Date) {
  const inviteId = createCodeId(services.keys);
  const token = tokenFor(services.keys, inviteId, 'invite');
  if (token === null) throw new Error('a new id has a token');
  const inviteExpiresAt = new Date(now.getTime() + inviteDays * 24 * 3600_000);
  const [waiting] = await tx
    .update(operators)
    .set({ inviteHash: hashToken(token), inviteExpiresAt })
    .where(and(eq(operators.id, operatorId), isNull(operators.accountId), isNull(operators.externalId)))
    .returning({ email: operators.email });
  if (!waiting) return null;
  await sendJob(services.jobs, tx, 'deliver-invite', { operatorId, inviteId, locale });
  return waiting;
}
