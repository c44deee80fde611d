import 'server-only';
import { readAccountEvents } from '@/lib/audit/read-account-events';
import type { AuditEntry } from '@/lib/audit/read-events';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { authoriseOnAccount } from '@/lib/operators/authorise-on-account';
import { operatorEvent } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';
import { type MaskedContact, maskContacts } from './masked-contacts';
import { type OpenedAccount, openAccount } from './open-account';

const shownEvents = 10;
/** Visits of the same operator within this time count as one. */
const oneVisitMs = 10 * 60_000;

export type AccountView = OpenedAccount & {
  contacts: MaskedContact[];
  /**
   * Why this operator cannot change the account: it is their own, or belongs to an operator of the same or a higher
   * rank.
   */
  blocked: NotAllowed | null;
  /** The account's events, newest first, without network addresses. */
  history: HistoryEntry[];
};

export type HistoryEntry = Pick<AuditEntry, 'seq' | 'at' | 'actor' | 'action' | 'outcome'> & {
  reason: string | null;
  ticket: string | null;
  /** The public id of the hand-off. */
  handoff: string | null;
};

/**
 * Returns an account with everything its page shows, and records the visit. Refuses with the codes of `openAccount`.
 */
export async function viewAccount(
  services: Services,
  actor: Actor,
  target: AccountTarget,
): Promise<Result<AccountView, Refusal>> {
  const opened = await openAccount(services, actor, 'accounts.find', target);
  // A directory outside the operator's scope looks as if it did not exist.
  if (!opened.ok) return opened.error.code === 'out_of_scope' ? err({ code: 'account_gone' }) : opened;
  const { account } = opened.value;
  const rank = await authoriseOnAccount(services, actor, 'accounts.find', { directoryId: target.directoryId, account });
  const events = await readAccountEvents(services.db, target, shownEvents + 1);
  const now = services.clock();
  const seen = events.some(
    ({ action, actor: who, at }) =>
      action === 'account_viewed' &&
      who === `operator:${actor.operator.id}` &&
      now.getTime() - at.getTime() < oneVisitMs,
  );
  if (!seen) {
    const event = { action: 'account_viewed', outcome: 'ok', accountName: account.username, ...target } as const;
    await services.db.transaction((tx) => recordEvent(tx, operatorEvent(actor, now, event)));
  }
  return ok({
    ...opened.value,
    contacts: maskContacts(services, account),
    blocked: rank.ok ? null : rank.error,
    history: events.slice(0, shownEvents).map(toHistory),
  });
}

function toHistory({ seq, at, actor, action, outcome, detail, personal }: AuditEntry): HistoryEntry {
  const { reason = null, ticket = null } = personal ?? {};
  const made = action === 'handoff_made' ? detail['handoff'] : undefined;
  return { seq, at, actor, action, outcome, reason, ticket, handoff: typeof made === 'string' ? made : null };
}
