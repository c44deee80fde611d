import 'server-only';
import { err, type Result } from '@/lib/base/result';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { offeredSeed, sealSeed } from '@/lib/factors/authenticator-seed';
import type { FactorRefusal } from '@/lib/factors/check-factor';
import { matchStep, stepAt } from '@/lib/factors/totp';
import type { Actor } from '@/lib/operators/actor';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { addFactor } from './add-factor';
import { factorKey } from './check-operator-factor';

/**
 * Adds the offered authenticator app once a six-digit code proves that it has the seed. It replaces an earlier app.
 * Refuses with `factor_refused` for a wrong code, `too_many_tries`, and the codes of `addFactor`.
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
  const seed = await offeredSeed(services, operator.id, actor.session.createdAt);
  // A clock that is up to one step fast is recorded now, so its codes are accepted later too.
  const step = matchStep(seed, code, now, 1);
  if (step === null) return err({ code: 'factor_refused' });
  await refund(services, 'operatorTries', key);
  // The code that proved the app is used up.
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
      .values({ ownerId: operator.id, ...stored })
      .onConflictDoUpdate({ target: authenticators.ownerId, set: stored }),
  );
}
