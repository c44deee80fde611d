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
/** The same operator who comes back to the page within this time has viewed the account once. */
const oneVisitMs = 10 * 60_000;

export type AccountView = OpenedAccount & {
  contacts: MaskedContact[];
  /** Why this operator can do nothing to the account: it is their own, or of somebody of their rank or above. */
  blocked: NotAllowed | null;
  /** What happened to the account, newest first. Network addresses are not part of it. */
  history: HistoryEntry[];
};

export type HistoryEntry = Pick<AuditEntry, 'seq' | 'at' | 'actor' | 'action' | 'outcome'> & {
  reason: string | null;
  ticket: string | null;
  /** The hand-off that was made, by its name for the console. */
  handoff: string | null;
};

/** An account with everything its page shows; that somebody looked is written down. Refuses as `openAccount`. */
export async function viewAccount(
  services: Services,
  actor: Actor,
  target: AccountTarget,
): Promise<Result<AccountView, Refusal>> {
  const opened = await openAccount(services, actor, 'accounts.find', target);
  // A directory that is not theirs is not there for them.
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
