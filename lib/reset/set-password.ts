import 'server-only';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { handoff as handoffs } from '@/lib/db/console-schema';
import { readAccountRules } from '@/lib/directories/account-rules';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import type { AtStep } from './current-attempt';
import { endOperatorSessions } from './end-operator-sessions';
import { endHandoffs } from './handoff/end-handoffs';
import { findHandoffOf, type Handoff, handoffDetail, markHandoffUsed } from './handoff/handoff-of-attempt';
import { isHandoffBacked } from './handoff/handoff-right';
import { passwordContext } from './password-context';
import { stillHasProof } from './proven-by';
import { openProviderState } from './provider-state';
import { isRetryable, writePassword } from './write-password';

/**
 * Sets the chosen password for the account that the attempt is bound to. Broken rules are refused before anything is
 * sent; then `writePassword` sets the password. Success means that there is an outcome to show, which may be "unknown".
 * Refuses with `password_refused`, `directory_busy` and `directory_unavailable`, after which the person may try again,
 * and with `attempt_expired` if the hand-off's creator lost the right to create it. The transaction that stores the success
 * also marks the hand-off as used.
 */
export async function setPassword(
  { services, attempt, directory }: AtStep,
  password: string,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const issues = await checkNewPassword(
    password,
    (await readAccountRules(directory, attempt.accountId)).policies,
    await passwordContext(directory, attempt, { withContacts: true }),
  );
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  const { accountId } = attempt;
  if (accountId === null) throw new Error('an attempt without an account was verified');
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  const handoff = await findHandoffOf(services.db, attempt);
  if (handoff && !(await isHandoffBacked(services.db, handoff)))
    return refuseUnbacked(services, attempt, handoff, request);
  const written = await writePassword(services, {
    attempt,
    directory,
    locale: request.locale,
    finished: 'password_set_finished',
    event: (at, { detail, ...event }) =>
      attemptEvent(attempt, request, at, {
        ...event,
        detail: { ...detail, ...(handoff ? handoffDetail(handoff) : {}) },
      }),
    call: (signal) =>
      directory.provider.setPassword(
        {
          accountId: directory.provider.verification ? attempt.identifier : accountId,
          password,
          mustChange: false,
          ...(state?.phase === 'proof' ? { proof: state.token } : {}),
          isStill: (account) => stillHasProof(services, attempt, account),
        },
        { signal, locale: request.locale },
      ),
    onDone: async (tx, now) => {
      if (handoff) await markHandoffUsed(tx, handoff, now);
    },
    onMaybeDone: async (tx, now) => {
      if (directory.id === operatorsDirectoryId) await endOperatorSessions(tx, attempt, request, now);
    },
  });
  if (written.taken || written.result.ok || !isRetryable(written.result.error)) return ok();
  return err(describeProviderError(written.result.error));
}

/** Ends a hand-off that its creator could no longer create, together with its attempt. */
async function refuseUnbacked(
  services: Services,
  attempt: Attempt,
  handoff: Handoff,
  request: RequestFacts,
): Promise<Result<never, Refusal>> {
  const now = services.clock();
  await services.db.transaction(async (tx) => {
    await endHandoffs(tx, eq(handoffs.id, handoff.id), now);
    const detail = { ...handoffDetail(handoff), why: 'right_lost' };
    await recordEvent(
      tx,
      attemptEvent(attempt, request, now, { action: 'handoff_refused', outcome: 'refused', detail }),
    );
  });
  return err({ code: 'attempt_expired' });
}
