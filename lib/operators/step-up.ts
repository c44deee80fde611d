import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { hashToken } from '@/lib/crypto/token';
import type { FactorMethod, FactorRefusal } from '@/lib/factors/check-factor';
import { acceptPasskey } from '@/lib/operators/factors/operator-passkeys';
import type { Services } from '@/lib/services/services';
import type { Actor, OperatorSession } from './actor';
import { isSteppedUp } from './authorise';
import { checkOperatorFactor } from './factors/check-operator-factor';
import { operatorEvent } from './operator-event';
import { claimStepUp, raiseSession } from './operator-sessions';
import type { StepUpTarget } from './step-up-target';

/** The session afterwards, and a new token for the cookie if one was created. */
type SteppedUp = { session: OperatorSession; token: string | null };

/**
 * Ensures a fresh second factor: the session has one, or `code` (of the authenticator app, or a recovery code) proves
 * it now. The first act binds the factor to its target; from then on it counts for that target only. An act without a
 * target accepts any factor and leaves it unbound. Refuses with `step_up_required` without a code, `factor_refused` for
 * a wrong one, `too_many_tries` with the wait, and `session_over` if the session ended meanwhile.
 */
export async function ensureStepUp(
  services: Services,
  actor: Actor,
  target: StepUpTarget | null,
  code: string | undefined,
): Promise<Result<SteppedUp, FactorRefusal>> {
  const now = services.clock();
  if (isSteppedUp(actor.session, now, target)) {
    if (target === null) return ok({ session: actor.session, token: null });
    if (await claimStepUp(services.db, actor.session, target))
      return ok({ session: { ...actor.session, steppedUpFor: target }, token: null });
  }
  if (code === undefined || code === '') return err({ code: 'step_up_required' });
  const checked = await checkOperatorFactor(services, actor.operator.id, { typed: code, from: 'signed_in' }, now);
  if (checked.ok) return raise(services, actor, { target, method: checked.value }, now);
  // An incomplete code is not a try.
  if (checked.error.code === 'app_code_format' || checked.error.code === 'recovery_code_format') return checked;
  return refuse(services, actor, checked.error, now);
}

/**
 * Accepts a passkey (the browser's answer as JSON) as the second factor of the next act. Refuses with `passkey_failed`
 * if it does not verify.
 */
export async function stepUpWithPasskey(
  services: Services,
  actor: Actor,
  answer: string,
): Promise<Result<SteppedUp, FactorRefusal>> {
  const now = services.clock();
  if (await acceptPasskey(services, actor, answer))
    return raise(services, actor, { target: null, method: 'passkey' }, now);
  return refuse(services, actor, { code: 'passkey_failed' }, now);
}

async function raise(
  services: Services,
  actor: Actor,
  { target, method }: { target: StepUpTarget | null; method: FactorMethod },
  now: Date,
): Promise<Result<SteppedUp, FactorRefusal>> {
  return services.db.transaction(async (tx) => {
    const token = await raiseSession(tx, actor.session, now, target);
    if (token === null) return err({ code: 'session_over' });
    await recordEvent(
      tx,
      operatorEvent(actor, now, { action: 'operator_stepped_up', outcome: 'ok', detail: { method } }),
    );
    const session: OperatorSession = {
      ...actor.session,
      id: hashToken(token),
      steppedUpAt: now,
      steppedUpFor: target,
      lastSeenAt: now,
      challenge: null,
      challengeExpiresAt: null,
    };
    return ok({ session, token });
  });
}

async function refuse(
  services: Services,
  actor: Actor,
  refusal: FactorRefusal,
  now: Date,
): Promise<Result<never, FactorRefusal>> {
  const detail = { code: refusal.code };
  const event = operatorEvent(actor, now, { action: 'operator_step_up_refused', outcome: 'refused', detail });
  await services.db.transaction((tx) => recordEvent(tx, event));
  return err(refusal);
}
