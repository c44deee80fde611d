import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/admin/actor';
import { actorBehind, addTestOperator, signInTestOperator } from '@/lib/admin/testing/signed-in-operator';
import { createSoftwarePasskey } from '@/lib/admin/testing/software-passkey';
import { createKeys } from '@/lib/crypto/keys';
import { operatorAuthenticator, operatorRecoveryCode } from '@/lib/db/console-schema';
import { auditEvent } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/db/testing/database';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { acceptAuthenticatorCode } from './accept-authenticator-code';
import { addAuthenticator } from './add-authenticator';
import { addPasskey } from './add-passkey';
import { offeredSeed, openSeed, resealSeeds, sealSeed } from './authenticator-seed';
import { checkFactor } from './check-factor';
import { countFactors, factorsOf } from './factors-of';
import { makeRecoveryCodes } from './make-recovery-codes';
import { knownPasskeyOptions, newPasskeyOptions } from './passkey-options';
import { removeFactor } from './remove-factor';
import { codeAt } from './totp';
import { verifyPasskey } from './verify-passkey';

describe.each(databaseKinds)('on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  async function enrolling(): Promise<Actor> {
    return (await signInTestOperator(services, await addTestOperator(services), 'enrol')).actor;
  }

  /** Somebody with an authenticator app, in a full session, and the app's seed. A minute has passed since. */
  async function withApp(): Promise<{ actor: Actor; seed: string }> {
    const actor = await enrolling();
    const seed = await offeredSeed(services, actor);
    const added = await addAuthenticator(services, actor, codeAt(seed, services.clock()));
    if (!added.ok) throw new Error(added.error.code);
    services.time.advance(60);
    return { actor: await actorBehind(services, added.value), seed };
  }

  const now = () => services.clock();
  const check = (actor: Actor, code: string) => checkFactor(services, actor.operator.id, code, now());

  test('a seed outlives a change of the master secret without being used, and one of another secret stays as it is', async () => {
    const [first = '', second = ''] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64'));
    const before = { ...services, keys: createKeys(first) };
    const [{ operator }, { operator: other }] = [await enrolling(), await enrolling()];
    const [seed, otherSeed] = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'];
    for (const [id, secret] of [
      [operator.id, sealSeed(before.keys, operator.id, seed)],
      [other.id, sealSeed(services.keys, other.id, otherSeed)],
    ] as const)
      await services.db
        .insert(operatorAuthenticator)
        .values({ operatorId: id, secret, createdAt: now(), confirmedAt: now() });
    await resealSeeds(services.db, createKeys(second, first));
    const rotated = { ...services, keys: createKeys(second) };
    expect(await acceptAuthenticatorCode(before, operator.id, codeAt(seed, now()), now())).toBe(false);
    expect(await acceptAuthenticatorCode(rotated, operator.id, codeAt(seed, now()), now())).toBe(true);
    expect(await acceptAuthenticatorCode(rotated, other.id, codeAt(otherSeed, now()), now())).toBe(false);
    expect(await acceptAuthenticatorCode(services, other.id, codeAt(otherSeed, now()), now())).toBe(true);
  });

  test('an authenticator app counts once a code proved it, and the seed is stored sealed', async () => {
    const actor = await enrolling();
    const seed = await offeredSeed(services, actor);
    expect(await offeredSeed(services, actor)).toBe(seed);
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(await addAuthenticator(services, actor, '000000')).toEqual({ ok: false, error: { code: 'factor_refused' } });
    expect(countFactors(await factorsOf(services.db, actor.operator.id))).toBe(0);
    const added = await addAuthenticator(services, actor, codeAt(seed, now()));
    expect(added.ok).toBe(true);
    const [stored] = await services.db
      .select()
      .from(operatorAuthenticator)
      .where(eq(operatorAuthenticator.operatorId, actor.operator.id));
    expect(stored?.secret).not.toContain(seed);
    expect(openSeed(services.keys, actor.operator.id, stored?.secret ?? '')).toBe(seed);
    expect(openSeed(services.keys, 'somebody-else', stored?.secret ?? '')).toBeNull();
  });

  test('the code that proved an app is used up, and the session before is worth nothing', async () => {
    const actor = await enrolling();
    const code = codeAt(await offeredSeed(services, actor), now());
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) throw new Error(added.error.code);
    expect(await check(actor, code)).toEqual({ ok: false, error: { code: 'factor_refused' } });
    const full = await actorBehind(services, added.value);
    expect(full.session.stage).toBe('full');
    expect(full.session.id).not.toBe(actor.session.id);
  });

  test('a code works once, also when many bring it together', async () => {
    const { actor, seed } = await withApp();
    const code = codeAt(seed, now());
    const answers = await Promise.all(Array.from({ length: 8 }, () => check(actor, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await check(actor, code)).toMatchObject({ ok: false });
  });

  test('a code of the step before is taken, and after a newer one no longer', async () => {
    const { actor, seed } = await withApp();
    const older = codeAt(seed, now());
    services.time.advance(30);
    expect(await check(actor, codeAt(seed, now()))).toEqual({ ok: true, value: 'authenticator' });
    expect(await check(actor, older)).toMatchObject({ ok: false });
    services.time.advance(60);
    const late = codeAt(seed, now());
    services.time.advance(30);
    expect(await check(actor, late)).toEqual({ ok: true, value: 'authenticator' });
  });

  test('a recovery code works once, also together, however it is typed, and for nobody else', async () => {
    const { actor } = await withApp();
    const { actor: other } = await withApp();
    const made = await makeRecoveryCodes(services, actor);
    const codes = made.ok ? made.value : [];
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true);
    const [first = '', second = '', third = ''] = codes;
    expect(await check(other, first)).toMatchObject({ ok: false });
    const answers = await Promise.all(Array.from({ length: 6 }, () => check(actor, first)));
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 'recovery_code' }]);
    expect(await check(actor, ` ${second.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({ ok: true });
    expect((await factorsOf(services.db, actor.operator.id)).recoveryCodesLeft).toBe(8);
    await makeRecoveryCodes(services, actor);
    expect(await check(actor, third)).toMatchObject({ ok: false });
    const stored = await services.db
      .select()
      .from(operatorRecoveryCode)
      .where(eq(operatorRecoveryCode.operatorId, actor.operator.id));
    expect(stored).toHaveLength(10);
    expect(stored.every(({ mac }) => /^[0-9a-f]{64}$/.test(mac))).toBe(true);
  });

  test('wrong codes are counted per operator, and the right one comes too late then', async () => {
    const { actor, seed } = await withApp();
    for (let tries = 0; tries < services.limits.operatorTries; tries += 1)
      expect(await check(actor, '000000')).toEqual({ ok: false, error: { code: 'factor_refused' } });
    expect(await check(actor, codeAt(seed, now()))).toMatchObject({ ok: false, error: { code: 'too_many_tries' } });
    const { actor: other, seed: others } = await withApp();
    expect(await check(other, codeAt(others, now()))).toMatchObject({ ok: true });
  });

  test.each(['', ' ', '12345', '1234567', 'x'.repeat(64), '\u0000', 'ABCD-EFGH', "'; drop table operator --", '💥'])(
    '%j is refused like a wrong code',
    async (typed) => {
      const { actor } = await withApp();
      expect(await check(actor, typed)).toEqual({ ok: false, error: { code: 'factor_refused' } });
    },
  );

  describe('passkeys', () => {
    const origin = 'https://reset.example.com';

    async function withPasskey() {
      const actor = await enrolling();
      const device = createSoftwarePasskey(origin);
      const answer = device.make(await newPasskeyOptions(services, actor));
      const added = await addPasskey(services, actor, { answer, name: 'Laptop' });
      if (!added.ok) throw new Error(added.error.code);
      return { device, answer, actor: await actorBehind(services, added.value) };
    }

    test('one is added and used, each answer once', async () => {
      const { device, actor } = await withPasskey();
      const answer = device.use(await knownPasskeyOptions(services, actor));
      expect(await verifyPasskey(services, actor, answer)).toBe(true);
      expect(await verifyPasskey(services, actor, answer)).toBe(false);
      const [stored] = (await factorsOf(services.db, actor.operator.id)).passkeys;
      expect(stored).toMatchObject({ id: device.id, name: 'Laptop', counter: 2 });
      expect(stored?.lastUsedAt).toEqual(now());
    });

    test('one answer that comes twice together is taken once', async () => {
      const { device, actor } = await withPasskey();
      const answer = device.use(await knownPasskeyOptions(services, actor));
      const taken = await Promise.all(Array.from({ length: 5 }, () => verifyPasskey(services, actor, answer)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    test('the options ask for a verified user, our own name and 256 random bits', async () => {
      const { actor } = await withPasskey();
      const options = JSON.parse(await knownPasskeyOptions(services, actor));
      expect(options).toMatchObject({ rpId: 'reset.example.com', userVerification: 'required' });
      expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
      expect(JSON.parse(await knownPasskeyOptions(services, actor)).challenge).not.toBe(options.challenge);
    });

    test.each([
      ['another site', { origin: 'https://reset.example.com.evil.example' }],
      ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
      ['an unverified user', { unverified: true }],
      ['a counter that went back', { counter: 1 }],
    ])('an answer for %s is refused', async (_name, bend) => {
      const { device, actor } = await withPasskey();
      expect(await verifyPasskey(services, actor, device.use(await knownPasskeyOptions(services, actor), bend))).toBe(
        false,
      );
    });

    test('an answer after two minutes, for another session, or of another operator’s passkey is refused', async () => {
      const { device, actor } = await withPasskey();
      const late = device.use(await knownPasskeyOptions(services, actor));
      services.time.advance(121);
      expect(await verifyPasskey(services, actor, late)).toBe(false);
      const { actor: elsewhere } = await signInTestOperator(services, actor.operator);
      const answer = device.use(await knownPasskeyOptions(services, actor));
      expect(await verifyPasskey(services, elsewhere, answer)).toBe(false);
      const { actor: other } = await withPasskey();
      expect(await verifyPasskey(services, other, device.use(await knownPasskeyOptions(services, other)))).toBe(false);
    });

    test.each(['', 'null', '{}', '[]', '{"id":1}', 'x'.repeat(5000)])('%j is no answer', async (text) => {
      const { actor } = await withPasskey();
      await knownPasskeyOptions(services, actor);
      expect(await verifyPasskey(services, actor, text)).toBe(false);
    });

    test('a passkey belongs to one operator', async () => {
      const { device } = await withPasskey();
      const actor = await enrolling();
      const answer = device.make(await newPasskeyOptions(services, actor));
      expect(await addPasskey(services, actor, { answer, name: 'Taken' })).toEqual({
        ok: false,
        error: { code: 'passkey_failed' },
      });
      expect((await actorBehindSame(actor)).session.stage).toBe('enrol');
    });

    async function actorBehindSame(actor: Actor): Promise<Actor> {
      const { actor: again } = await signInTestOperator(services, actor.operator, 'enrol');
      return again;
    }
  });

  test('a session that was left before the first factor cannot add one afterwards', async () => {
    const operator = await addTestOperator(services);
    const { actor: first } = await signInTestOperator(services, operator, 'enrol');
    const { actor: second } = await signInTestOperator(services, operator, 'enrol');
    const bring = async (actor: Actor) =>
      addAuthenticator(services, actor, codeAt(await offeredSeed(services, actor), now()));
    const answers = await Promise.all([bring(first), bring(second)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: { code: 'not_allowed' } });
  });

  test('the last factor stays, another one may go, and a stale step-up may do neither', async () => {
    const { actor } = await withApp();
    const removal = { kind: 'authenticator' } as const;
    expect(await removeFactor(services, actor, removal)).toEqual({ ok: false, error: { code: 'last_factor' } });
    const device = createSoftwarePasskey('https://reset.example.com');
    const added = await addPasskey(services, actor, {
      answer: device.make(await newPasskeyOptions(services, actor)),
      name: 'Key',
    });
    const again = await actorBehind(services, added.ok ? added.value : '');
    services.time.advance(5 * 60);
    expect(await removeFactor(services, again, removal)).toEqual({ ok: false, error: { code: 'step_up_required' } });
    expect(await makeRecoveryCodes(services, again)).toEqual({ ok: false, error: { code: 'step_up_required' } });
    services.time.advance(-5 * 60);
    const both = await Promise.all([
      removeFactor(services, again, removal),
      removeFactor(services, again, { kind: 'passkey', id: device.id }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(countFactors(await factorsOf(services.db, again.operator.id))).toBe(1);
    const events = await services.db
      .select({ action: auditEvent.action, detail: auditEvent.detail })
      .from(auditEvent)
      .where(eq(auditEvent.actor, `operator:${again.operator.id}`))
      .orderBy(auditEvent.seq);
    expect(events.map(({ action }) => action)).toEqual([
      'factor_added',
      'operator_signed_in',
      'factor_added',
      'operator_refused',
      'operator_refused',
      'factor_removed',
    ]);
  });
});
