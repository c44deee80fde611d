import 'server-only';
import type { Actor } from '@/lib/admin/actor';
import { completeSignIn } from '@/lib/admin/complete-sign-in';
import { operatorEvent } from '@/lib/admin/operator-event';
import { raiseSession } from '@/lib/admin/operator-sessions';
import { recordRefusal } from '@/lib/admin/record-refusal';
import { recordEvent } from '@/lib/audit/record-event';
import { operatorAuthenticator as authenticators } from '@/lib/db/console-schema';
import { refund, spend } from '@/lib/rate-limit/spend';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { offeredSeed, sealSeed } from './authenticator-seed';
import type { FactorRefusal } from './check-factor';
import { mayAddFactor } from './may-add-factor';
import { matchStep } from './totp';

/**
 * Takes the authenticator app that was offered, once a code proves that it has the seed. An earlier one works no more.
 * Answers the token of the session, which is a full one from now on. `factor_refused` for a wrong code,
 * `too_many_tries`, `not_allowed`, `step_up_required`, `session_over` where the session ended meanwhile.
 */
export async function addAuthenticator(
  services: Services,
  actor: Actor,
  code: string,
): Promise<Result<string, FactorRefusal>> {
  const now = services.clock();
  const { operator, session } = actor;
  const allowed = await spend(services, 'operatorTries', operator.id, now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  const seed = await offeredSeed(services, actor);
  const step = matchStep(seed, code.normalize('NFKC').replace(/[\s-]/g, ''), now);
  if (step === null) return err({ code: 'factor_refused' });
  await refund(services, 'operatorTries', operator.id);
  const added = await services.db.transaction<Result<string, FactorRefusal>>(async (tx) => {
    const may = await mayAddFactor(tx, actor, now);
    if (!may.ok) return may;
    const token = await raiseSession(tx, session, now);
    if (token === null) return err({ code: 'session_over' });
    // The code that proved it is used up.
    const stored = {
      secret: sealSeed(services.keys, operator.id, seed),
      lastStep: step,
      createdAt: now,
      confirmedAt: now,
    };
    await tx
      .insert(authenticators)
      .values({ operatorId: operator.id, ...stored })
      .onConflictDoUpdate({ target: authenticators.operatorId, set: stored });
    const detail = { method: 'authenticator' };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'factor_added', outcome: 'ok', detail }));
    if (actor.session.stage === 'enrol') await completeSignIn(tx, actor, 'authenticator', now);
    return ok(token);
  });
  if (!added.ok && added.error.code === 'not_allowed')
    await recordRefusal(services, actor, 'self.factors', { code: added.error.code });
  return added;
}
