import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from '@/lib/factors/totp';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { isSteppedUp } from './authorise';
import { raiseSession } from './operator-sessions';
import { ensureStepUp } from './step-up';
import { enrolledOperator } from './testing/enrolled-operator';
import { actorBehind, addTestOperator, signInTestOperator } from './testing/signed-in-operator';

const ana = 'account:staff/ana';
const ben = 'account:staff/ben';

describe.each(databaseKinds)('a second factor on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const newcomer = async () => signInTestOperator(services, await addTestOperator(services));

  test('the one of the sign-in counts for what it is first used on, and for nothing else (T19)', async () => {
    const { actor, token } = await newcomer();
    expect(await ensureStepUp(services, actor, ana, undefined)).toMatchObject({ ok: true, value: { token: null } });
    // Also where the session was read before the first act.
    for (const later of [actor, await actorBehind(services, token)]) {
      expect(await ensureStepUp(services, later, ben, undefined)).toEqual({
        ok: false,
        error: { code: 'step_up_required' },
      });
      expect(await ensureStepUp(services, later, ana, '')).toMatchObject({ ok: true });
    }
  });

  test('of two acts at once on different accounts one gets it (T19)', async () => {
    const { actor } = await newcomer();
    const both = await Promise.all([ana, ben].map((target) => ensureStepUp(services, actor, target as typeof ana, '')));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('a code typed for one account does not do for the one before (T19)', async () => {
    const { actor, seed } = await enrolledOperator(services);
    await ensureStepUp(services, actor, ana, undefined);
    const now = services.clock();
    const proved = await ensureStepUp(services, actor, ben, codeAt(seed, now));
    if (!proved.ok || proved.value.token === null) throw new Error('no step-up');
    const after = await actorBehind(services, proved.value.token);
    expect(after.session).toEqual(proved.value.session);
    expect([ana, ben].map((target) => isSteppedUp(after.session, now, target as typeof ana))).toEqual([false, true]);
    expect(await ensureStepUp(services, after, ana, undefined)).toMatchObject({ ok: false });
  });

  test('what needs no target of its own takes any, and leaves it to the next act (T19)', async () => {
    const { actor, token } = await newcomer();
    expect(await ensureStepUp(services, actor, null, undefined)).toMatchObject({ ok: true });
    expect((await actorBehind(services, token)).session.steppedUpFor).toBeNull();
    await ensureStepUp(services, actor, ana, undefined);
    expect(await ensureStepUp(services, await actorBehind(services, token), null, undefined)).toMatchObject({
      ok: true,
    });
  });

  test('one shown before the act is there for the act that comes next (T19)', async () => {
    const { actor } = await newcomer();
    await ensureStepUp(services, actor, ana, undefined);
    const token = await services.db.transaction((tx) => raiseSession(tx, actor.session, services.clock()));
    const after = await actorBehind(services, token ?? '');
    expect(await ensureStepUp(services, after, ben, undefined)).toMatchObject({ ok: true });
    expect(await ensureStepUp(services, after, ana, undefined)).toMatchObject({ ok: false });
  });
});
