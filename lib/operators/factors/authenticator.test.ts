import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import { acceptAuthenticatorCode } from '@/lib/factors/accept-authenticator-code';
import { offeredSeed, openSeed, resealSeeds, sealSeed } from '@/lib/factors/authenticator-seed';
import { countFactors, factorsOf } from '@/lib/factors/factors-of';
import { codeAt } from '@/lib/factors/totp';
import type { Actor } from '@/lib/operators/actor';
import { enrollingOperator } from '@/lib/operators/testing/enrolled-operator';
import { actorBehind, addTestOperator, signInTestOperator } from '@/lib/operators/testing/signed-in-operator';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { addAuthenticator } from './add-authenticator';
import { checkOperatorFactor } from './check-operator-factor';

describe.each(databaseKinds)('an authenticator app on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const now = () => services.clock();

  test('a seed outlives a change of the master secret without being used, and one of another secret stays as it is', async () => {
    const [first = '', second = ''] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'));
    const before = { ...services, keys: createKeys(first) };
    const [{ operator }, { operator: other }] = [await enrollingOperator(services), await enrollingOperator(services)];
    const [seed, otherSeed] = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'];
    for (const [id, secret] of [
      [operator.id, sealSeed(before.keys, operator.id, seed)],
      [other.id, sealSeed(services.keys, other.id, otherSeed)],
    ] as const)
      await services.db.insert(authenticators).values({ ownerId: id, secret, createdAt: now(), confirmedAt: now() });
    await resealSeeds(services.db, createKeys(second, first));
    const rotated = { ...services, keys: createKeys(second) };
    expect(await acceptAuthenticatorCode(before, operator.id, codeAt(seed, now()), now())).toBe(false);
    expect(await acceptAuthenticatorCode(rotated, operator.id, codeAt(seed, now()), now())).toBe(true);
    expect(await acceptAuthenticatorCode(rotated, other.id, codeAt(otherSeed, now()), now())).toBe(false);
    expect(await acceptAuthenticatorCode(services, other.id, codeAt(otherSeed, now()), now())).toBe(true);
  });

  test('an app on a device that is half a minute fast is taken, and its codes count later (F12)', async () => {
    const actor = await enrollingOperator(services);
    const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
    const ahead = (seconds: number) => codeAt(seed, new Date(now().getTime() + seconds * 1000));
    expect(await addAuthenticator(services, actor, ahead(90))).toEqual({
      ok: false,
      error: { code: 'factor_refused' },
    });
    expect((await addAuthenticator(services, actor, ahead(30))).ok).toBe(true);
    services.time.advance(60);
    expect(await checkOperatorFactor(services, actor.operator.id, { typed: ahead(30) }, now())).toMatchObject({
      ok: true,
    });
  });

  test('a device that was right when it was set up gets no step ahead (F12)', async () => {
    const actor = await enrollingOperator(services);
    const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
    expect((await addAuthenticator(services, actor, codeAt(seed, now()))).ok).toBe(true);
    services.time.advance(60);
    const fast = codeAt(seed, new Date(now().getTime() + 30_000));
    expect(await checkOperatorFactor(services, actor.operator.id, { typed: fast }, now())).toMatchObject({ ok: false });
  });

  test('an authenticator app counts once a code proved it, and the seed is stored sealed', async () => {
    const actor = await enrollingOperator(services);
    const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
    expect(await offeredSeed(services, actor.operator.id, actor.session.createdAt)).toBe(seed);
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(await addAuthenticator(services, actor, '000000')).toEqual({ ok: false, error: { code: 'factor_refused' } });
    expect(countFactors(await factorsOf(services.db, actor.operator.id))).toBe(0);
    const added = await addAuthenticator(services, actor, codeAt(seed, now()));
    expect(added.ok).toBe(true);
    const [stored] = await services.db
      .select()
      .from(authenticators)
      .where(eq(authenticators.ownerId, actor.operator.id));
    expect(stored?.secret).not.toContain(seed);
    expect(openSeed(services.keys, actor.operator.id, stored?.secret ?? '')).toBe(seed);
    expect(openSeed(services.keys, 'somebody-else', stored?.secret ?? '')).toBeNull();
  });

  test('the code that proved an app is used up, and the session before is worth nothing', async () => {
    const actor = await enrollingOperator(services);
    const code = codeAt(await offeredSeed(services, actor.operator.id, actor.session.createdAt), now());
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) throw new Error(added.error.code);
    expect(await checkOperatorFactor(services, actor.operator.id, { typed: code }, now())).toEqual({
      ok: false,
      error: { code: 'factor_refused' },
    });
    const full = await actorBehind(services, added.value);
    expect(full.session.stage).toBe('full');
    expect(full.session.id).not.toBe(actor.session.id);
  });

  test('a session that was left before the first factor cannot add one afterwards', async () => {
    const operator = await addTestOperator(services);
    const { actor: first } = await signInTestOperator(services, operator, 'enrol');
    const { actor: second } = await signInTestOperator(services, operator, 'enrol');
    const bring = async (actor: Actor) =>
      addAuthenticator(
        services,
        actor,
        codeAt(await offeredSeed(services, actor.operator.id, actor.session.createdAt), now()),
      );
    expect(await bring(first)).toMatchObject({ ok: true });
    expect(await bring(second)).toEqual({ ok: false, error: { code: 'not_allowed' } });
  });

  test('of two sessions that add the first factor at once, one does', async () => {
    const operator = await addTestOperator(services);
    const both = await Promise.all([1, 2].map(() => signInTestOperator(services, operator, 'enrol')));
    const codes = await Promise.all(
      both.map(async ({ actor }) =>
        codeAt(await offeredSeed(services, actor.operator.id, actor.session.createdAt), now()),
      ),
    );
    const added = await Promise.all(both.map(({ actor }, at) => addAuthenticator(services, actor, codes[at] ?? '')));
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
