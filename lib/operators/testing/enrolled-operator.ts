import { offeredSeed } from '@/lib/factors/authenticator-seed';
import { codeAt } from '@/lib/factors/totp';
import type { Actor } from '@/lib/operators/actor';
import { addAuthenticator } from '@/lib/operators/factors/add-authenticator';
import type { TestServices } from '@/lib/testing/open-test-services';
import { actorBehind, addTestOperator, signInTestOperator } from './signed-in-operator';

/** Somebody who has given a password and has no second factor yet. */
export async function enrollingOperator(
  services: TestServices,
  { password }: { password?: string } = {},
): Promise<Actor> {
  const operator = await addTestOperator(services, password === undefined ? {} : { password });
  return (await signInTestOperator(services, operator, 'enrol')).actor;
}

/** Somebody with an authenticator app, in a full session, and the app's seed. A minute has passed since. */
export async function enrolledOperator(
  services: TestServices,
  options: { password?: string } = {},
): Promise<{ actor: Actor; seed: string; token: string }> {
  const actor = await enrollingOperator(services, options);
  const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
  const added = await addAuthenticator(services, actor, codeAt(seed, services.clock()));
  if (!added.ok) throw new Error(added.error.code);
  services.time.advance(60);
  return { actor: await actorBehind(services, added.value), seed, token: added.value };
}
