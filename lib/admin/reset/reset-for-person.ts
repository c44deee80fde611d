import 'server-only';
import { eq } from 'drizzle-orm';
import { openAccountFor } from '@/lib/admin/accounts/open-account';
import { countAccountReset, spendOperatorReset } from '@/lib/admin/accounts/spend-operator-reset';
import type { ErrorCode } from '@/lib/base/errors';
import { errorCodes } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import { unknownLocale } from '@/lib/i18n/locales';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Account } from '@/lib/providers/types';
import type { Attempt } from '@/lib/reset/attempt';
import { writePassword } from '@/lib/reset/write-password';
import type { Services } from '@/lib/services/services';
import {
  type PreparedCall,
  prepareChosen,
  prepareDelivered,
  prepareTemporary,
  type SetForPerson,
} from './set-for-person';
import { wayRules } from './ways';

type Choice = { way: 'delivered' } | { way: 'temporary' } | { way: 'chosen'; password: string; mustChange: boolean };

export type WayRequest = AccountTarget &
  Choice & {
    reason: string;
    ticket: string | null;
    /** Random, created with the form: a form that is sent twice sets one password. */
    nonce: string;
  };

/** `unknown`: the back end did not confirm the outcome; a password that Rekey generated may still be in force. */
export type WayOutcome = { unknown: false; done: SetForPerson } | { unknown: true; password: string | null };

/**
 * Resets a password for a person in one of the ways other than a hand-off. It goes through `writePassword` on its own
 * attempt row, as a person's own reset does: claimed once, recorded before and after, swept after a crash. Refuses with
 * the codes of `openAccountFor`, `not_supported`, `password_refused`, `too_many_attempts`, `done_already` for a form
 * that was sent before, and the back end's failure.
 */
export async function resetForPerson(
  services: Services,
  actor: Actor,
  request: WayRequest,
): Promise<Result<WayOutcome, Refusal>> {
  const { permission, finished, isPossible } = wayRules[request.way];
  const opened = await openAccountFor(services, actor, permission, request);
  if (!opened.ok) return opened;
  const { directory, account } = opened.value;
  const target = { directoryId: directory.id, accountId: account.id };
  if (!isPossible(directory)) return refuseAct(services, actor, { permission, ...target }, { code: 'not_supported' });
  const prepared = await prepare(directory, account, request);
  if (!prepared.ok) return prepared;
  const attempt = await startWrite(services, actor, account, request);
  if (!attempt.ok) {
    if (attempt.error.code !== 'too_many_attempts') return attempt;
    return refuseAct(services, actor, { permission, ...target }, attempt.error);
  }
  const about = { ...target, accountName: account.username, attemptId: attempt.value.id };
  const { reason, ticket } = request;
  const written = await writePassword(services, {
    attempt: attempt.value,
    directory,
    locale: unknownLocale,
    finished,
    event: (at, event) => operatorEvent(actor, at, { ...event, ...about, reason, ticket }),
    call: prepared.value.call,
    detailOf: ({ mustChange }) => ({ mustChange }),
  });
  if (written.taken) return err(await whyTaken(services, attempt.value.id));
  if (written.result.ok) return ok({ unknown: false, done: written.result.value });
  if (written.result.error.code === 'outcome_unknown') return ok({ unknown: true, password: prepared.value.password });
  return err(describeProviderError(written.result.error));
}

async function prepare(
  directory: Directory,
  account: Account,
  request: WayRequest,
): Promise<Result<PreparedCall, Refusal>> {
  if (request.way === 'delivered') return ok(prepareDelivered(directory, account));
  if (request.way === 'temporary') return prepareTemporary(directory, account);
  return prepareChosen(directory, account, request.password, request.mustChange);
}

/** How long a form can be sent again after a temporary failure. */
const formMs = 15 * 60_000;

/**
 * Creates the row of one write. Its id is a keyed hash of the form's nonce, so the second of two equal posts finds the
 * first one's row, and no cookie can ever name it.
 */
async function startWrite(
  services: Services,
  actor: Actor,
  account: Account,
  { directoryId, accountId, way, nonce }: WayRequest,
): Promise<Result<Attempt, Refusal>> {
  const now = services.clock();
  const id = services.mac('operator-write', JSON.stringify([actor.operator.id, directoryId, accountId, way, nonce]));
  const row = {
    id,
    directoryId,
    accountId,
    accountName: account.username,
    identifier: account.username,
    identifierKind: 'username' as const,
    locale: unknownLocale,
    state: 'verified' as const,
    startedAt: now,
    expiresAt: new Date(now.getTime() + formMs),
    requestId: actor.request.requestId,
  };
  return services.db.transaction(async (tx) => {
    const [started] = await tx.insert(attempts).values(row).onConflictDoNothing().returning();
    if (!started) {
      const [earlier] = await tx.select().from(attempts).where(eq(attempts.id, id));
      return earlier ? ok(earlier) : err({ code: 'done_already' as const });
    }
    const allowed = await spendOperatorReset(services, tx, actor, now);
    if (!allowed.ok) {
      await tx.delete(attempts).where(eq(attempts.id, id));
      return allowed;
    }
    await countAccountReset(services, tx, { directoryId, accountId }, now);
    return ok(started);
  });
}

/** Returns the outcome of the write that used up the form. */
async function whyTaken({ db }: Services, id: string): Promise<Refusal> {
  const [row] = await db.select().from(attempts).where(eq(attempts.id, id));
  if (row?.state === 'unknown') return { code: 'outcome_unknown' };
  const lastError: ErrorCode | undefined = errorCodes.find((code) => code === row?.lastError);
  return { code: row?.state === 'refused' && lastError ? lastError : 'done_already' };
}
