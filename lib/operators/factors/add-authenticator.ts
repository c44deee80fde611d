import 'server-only';
import { err, type Result } from '@/lib/base/result';
import { operatorAuthenticator as authenticators } from '@/lib/db/console-schema';
import type { Actor } from '@/lib/operators/actor';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { addFactor } from './add-factor';
import { offeredSeed, sealSeed } from './authenticator-seed';
import { type FactorRefusal, factorKey } from './check-factor';
import { matchStep, stepAt } from './totp';

/**
 * Takes the authenticator app that was offered, once a code (six digits) proves that it has the seed. An earlier one works no more.
 * `factor_refused` for a wrong code, `too_many_tries`, else as `addFactor`.
 */
export async function addAuthenticator(
  services: Services,
  actor: Actor,
  code: string,
): Promise<Result<string, FactorRefusal>> {
  const now = services.clock();
  const { operator } = actor;
  const key = factorKey(operator.id, 'signed_in');
  const allowed = await spend(services, 'operatorTries', key, now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  const seed = await offeredSeed(services, actor);
  // A clock that is up to a step fast is noted now, so that its codes count later, too.
  const step = matchStep(seed, code, now, 1);
  if (step === null) return err({ code: 'factor_refused' });
  await refund(services, 'operatorTries', key);
  // The code that proved it is used up.
  const stored = {
    secret: sealSeed(services.keys, operator.id, seed),
    lastStep: step,
    aheadSteps: Math.max(0, step - stepAt(now)),
    createdAt: now,
    confirmedAt: now,
  };
  return addFactor(services, actor, 'authenticator', (tx) =>
    tx
      .insert(authenticators)
      .values({ operatorId: operator.id, ...stored })
      .onConflictDoUpdate({ target: authenticators.operatorId, set: stored }),
  );
}
