import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { type SendableContact, sendableContacts } from '@/lib/admin/accounts/masked-contacts';
import { openAccountFor } from '@/lib/admin/accounts/open-account';
import { countAccountReset, spendOperatorReset } from '@/lib/admin/accounts/spend-operator-reset';
import { recordEvent } from '@/lib/audit/record-event';
import { ok, type Result } from '@/lib/base/result';
import { createCodeId } from '@/lib/crypto/one-time-code';
import { shortCodeMacs } from '@/lib/crypto/short-code-mac';
import { hashToken } from '@/lib/crypto/token';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Locale } from '@/lib/i18n/locales';
import { sendJob } from '@/lib/jobs/send-job';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import { spendContactSend } from '@/lib/rate-limit/spend-contact-send';
import { endHandoffs, handoffsOf } from '@/lib/reset/handoff/end-handoffs';
import { handoffLink, handoffMinutes } from '@/lib/reset/handoff/handoff-links';
import type { Handoff } from '@/lib/reset/handoff/handoff-of-attempt';
import type { Services } from '@/lib/services/services';

export type HandoffRequest = AccountTarget & {
  /** `shown`: on the operator's own screen. Otherwise the handle of a stored contact, from `sendableContacts`. */
  to: string;
  /** The language of the message. */
  locale: Locale;
  reason: string;
  ticket: string | null;
  /** Random, created with the form: a form that is sent twice creates one hand-off. */
  nonce: string;
};

/**
 * Creates a hand-off: a one-time way to the "choose" screen. It is sent to a stored contact or shown, and ends earlier
 * hand-offs of the account. Returns its public id. Refuses with the codes of `openAccountFor`, `no_contact` if the
 * contact is not stored, `too_many_attempts` for the operator, `send_too_soon` and `send_limit` for the contact.
 */
export async function makeHandoff(
  services: Services,
  actor: Actor,
  request: HandoffRequest,
): Promise<Result<{ publicId: string }, Refusal>> {
  const shown = request.to === 'shown';
  const permission = shown ? 'reset.show_link' : 'reset.send_link';
  const opened = await openAccountFor(services, actor, permission, request);
  if (!opened.ok) return opened;
  const { directoryId, accountId, nonce } = request;
  const contact = shown
    ? null
    : sendableContacts(services, opened.value.account).find(({ handle }) => handle === request.to);
  const act = { permission, directoryId, accountId } as const;
  if (contact === undefined) return refuseAct(services, actor, act, { code: 'no_contact' });
  const publicId = services
    .mac('handoff', JSON.stringify([actor.operator.id, directoryId, accountId, nonce]))
    .slice(0, 24);
  const [made] = await services.db.select().from(handoffs).where(eq(handoffs.publicId, publicId));
  if (made) return ok({ publicId });
  const row = newRow(services, actor, request, { publicId, accountName: opened.value.account.username, contact });
  const stored = await services.db.transaction((tx) =>
    store(services, actor, tx, { row, contact, locale: request.locale }),
  );
  // At this point only a limit can refuse.
  return stored.ok ? stored : refuseAct(services, actor, act, stored.error);
}

async function store(
  services: Services,
  actor: Actor,
  tx: Transaction,
  { row, contact, locale }: { row: Handoff; contact: SendableContact | null; locale: Locale },
): Promise<Result<{ publicId: string }, Refusal>> {
  const { id, publicId, directoryId, accountId, createdAt: now } = row;
  // Serialises concurrent hand-offs of one account, so the later one sees the earlier.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`handoff:${directoryId}:${accountId}`}, 0))`);
  const [stored] = await tx.insert(handoffs).values(row).onConflictDoNothing().returning({ id: handoffs.id });
  if (!stored) return ok({ publicId });
  const allowed = await spendLimits(services, tx, { actor, contact }, now);
  if (!allowed.ok) {
    await tx.delete(handoffs).where(eq(handoffs.id, id));
    return allowed;
  }
  if (contact) {
    const { method, address } = contact;
    await sendJob({ jobs: services.jobs, tx }, 'deliver-handoff', { handoffId: id, method, to: address, locale });
  }
  const replaced = await endHandoffs(tx, and(handoffsOf(directoryId, accountId), ne(handoffs.id, id)), now);
  await countAccountReset(services, tx, row, now);
  const about = { directoryId, accountId, accountName: row.accountName };
  for (const { id: attemptId, publicId: handoff } of replaced) {
    const detail = { handoff, why: 'replaced' };
    const ended = { action: 'handoff_ended', outcome: 'ok', ...about, attemptId, detail } as const;
    await recordEvent(tx, operatorEvent(actor, now, ended));
  }
  const { channel, sentTo, reason, ticket } = row;
  const detail = { handoff: publicId, channel, ...(sentTo ? { sentTo } : {}) };
  const made = { action: 'handoff_made', outcome: 'ok', ...about, attemptId: id, reason, ticket, detail } as const;
  await recordEvent(tx, operatorEvent(actor, now, made));
  return ok({ publicId });
}

async function spendLimits(
  services: Services,
  tx: Transaction,
  { actor, contact }: { actor: Actor; contact: SendableContact | null },
  now: Date,
): Promise<Result<void, Refusal>> {
  if (contact) {
    const { method, address } = contact;
    const send = await spendContactSend({ ...services, db: tx }, { method, key: `handoff:${address}` }, now);
    if (!send.ok) return send;
  }
  return spendOperatorReset(services, tx, actor, now);
}

function newRow(
  services: Services,
  actor: Actor,
  { directoryId, accountId, reason, ticket }: HandoffRequest,
  { publicId, accountName, contact }: { publicId: string; accountName: string; contact: SendableContact | null },
): Handoff {
  const codeId = createCodeId(services.keys);
  const link = handoffLink(services, codeId);
  if (!link) throw new Error('a new id must have a token');
  const now = services.clock();
  return {
    id: hashToken(link.token),
    publicId,
    directoryId,
    accountId,
    accountName,
    operatorId: actor.operator.id,
    channel: contact?.method ?? 'shown',
    sentTo: contact?.masked ?? null,
    codeId,
    codeMac: shortCodeMacs(services.keys, link.shortCode)[0],
    reason,
    ticket,
    createdAt: now,
    expiresAt: new Date(now.getTime() + handoffMinutes * 60_000),
    openedAt: null,
    attemptId: null,
    usedAt: null,
    endedAt: null,
  };
}
