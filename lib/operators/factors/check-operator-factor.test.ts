import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recoveryCode as recoveryCodes } from '@/lib/db/factor-schema';
import { factorsOf } from '@/lib/factors/factors-of';
import { recoveryCodeSet } from '@/lib/factors/recovery-codes';
import { codeAt } from '@/lib/factors/totp';
import type { Actor } from '@/lib/operators/actor';
import { makeRecoveryCodes } from '@/lib/operators/factors/make-recovery-codes';
import { recoveryNotice } from '@/lib/operators/sign-in/recovery-notice';
import { enrolledOperator } from '@/lib/operators/testing/enrolled-operator';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { checkOperatorFactor } from './check-operator-factor';

describe.each(databaseKinds)('a second factor on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const now = () => services.clock();
  const check = (actor: Actor, code: string) =>
    checkOperatorFactor(services, actor.operator.id, { typed: code }, now());

  test('a code works once, also when many bring it together', async () => {
    const { actor, seed } = await enrolledOperator(services);
    const code = codeAt(seed, now());
    const answers = await Promise.all(Array.from({ length: 8 }, () => check(actor, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await check(actor, code)).toMatchObject({ ok: false });
  });

  const makeCodes = async (actor: Actor) =>
    makeRecoveryCodes(services, actor, await recoveryCodeSet(services.db, actor.operator.id));

  test('the same form sent again, as by a reload, does not replace the codes that it made (C22)', async () => {
    const { actor } = await enrolledOperator(services);
    const shownIn = await recoveryCodeSet(services.db, actor.operator.id);
    const sent = await Promise.all([1, 2, 3].map(() => makeRecoveryCodes(services, actor, shownIn)));
    const made = sent.filter(({ ok }) => ok);
    expect(made).toHaveLength(1);
    expect(await makeRecoveryCodes(services, actor, shownIn)).toEqual({
      ok: false,
      error: { code: 'codes_made_already' },
    });
    const [code = ''] = made[0]?.ok ? made[0].value : [];
    expect(await check(actor, code)).toEqual({ ok: true, value: 'recovery_code' });
    expect(await recoveryNotice(services, actor, '/admin/accounts')).toMatchObject({
      text: expect.stringContaining('9 are left'),
      links: [{ path: '/admin/me/authenticator' }, { path: '/admin/me/codes' }, { path: '/admin/accounts' }],
    });
    expect((await makeCodes(actor)).ok).toBe(true);
  });

  test('a code of the step before is taken, and after a newer one no longer', async () => {
    const { actor, seed } = await enrolledOperator(services);
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
    const { actor } = await enrolledOperator(services);
    const { actor: other } = await enrolledOperator(services);
    const made = await makeCodes(actor);
    const codes = made.ok ? made.value : [];
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true);
    const [first = '', second = '', third = ''] = codes;
    expect(await check(other, first)).toMatchObject({ ok: false });
    const answers = await Promise.all(Array.from({ length: 6 }, () => check(actor, first)));
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: 'recovery_code' }]);
    expect(await check(actor, ` ${second.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({ ok: true });
    expect((await factorsOf(services.db, actor.operator.id)).recoveryCodesLeft).toBe(8);
    await makeCodes(actor);
    expect(await check(actor, third)).toMatchObject({ ok: false });
    const stored = await services.db.select().from(recoveryCodes).where(eq(recoveryCodes.ownerId, actor.operator.id));
    expect(stored).toHaveLength(10);
    expect(stored.every(({ mac }) => /^[0-9a-f]{64}$/.test(mac))).toBe(true);
  });

  test('wrong codes are counted per operator, and the right one comes too late then', async () => {
    const { actor, seed } = await enrolledOperator(services);
    for (let tries = 0; tries < services.limits.operatorTries; tries += 1)
      expect(await check(actor, '000000')).toMatchObject({ ok: false, error: { code: 'factor_refused' } });
    expect(await check(actor, codeAt(seed, now()))).toMatchObject({ ok: false, error: { code: 'too_many_tries' } });
    const { actor: other, seed: others } = await enrolledOperator(services);
    expect(await check(other, codeAt(others, now()))).toMatchObject({ ok: true });
  });

  test.each(['', ' ', '12345', '1234567', 'x'.repeat(64), '\u0000', 'ABCD-EFGH', "'; drop table operator --", '💥'])(
    '%j can be no code: it is told so and costs no try (C10)',
    async (typed) => {
      const { actor, seed } = await enrolledOperator(services);
      const code = /^[\s\d]*$/.test(typed) ? 'app_code_format' : 'recovery_code_format';
      for (let tries = 0; tries <= services.limits.operatorTries; tries += 1)
        expect(await check(actor, typed)).toEqual({ ok: false, error: { code } });
      expect(await check(actor, codeAt(seed, now()))).toMatchObject({ ok: true });
    },
  );

  test('a wrong recovery code is told as one (C11)', async () => {
    const { actor } = await enrolledOperator(services);
    expect(await check(actor, 'AAAA-BBBB-CCCC-DDDD')).toEqual({ ok: false, error: { code: 'recovery_code_refused' } });
  });

  test('after ten wrong codes recovery codes still work, and from the third on the tries left are told (C12)', async () => {
    const { actor } = await enrolledOperator(services);
    const made = await makeCodes(actor);
    const told: unknown[] = [];
    for (let tries = 0; tries < 10; tries += 1) {
      const refused = await check(actor, '000000');
      told.push(refused.ok ? null : refused.error.triesLeft);
    }
    expect(told).toEqual([undefined, undefined, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await check(actor, '000000')).toMatchObject({ error: { code: 'too_many_tries' } });
    expect(await check(actor, (made.ok && made.value[0]) || '')).toEqual({ ok: true, value: 'recovery_code' });
  });

  test('strangers who know the password use up no try of a known browser or an open session (T7)', async () => {
    const { actor, seed } = await enrolledOperator(services);
    for (let tries = 0; tries <= 10; tries += 1) await check(actor, '000000');
    const code = codeAt(seed, now());
    expect(await check(actor, code)).toMatchObject({ error: { code: 'too_many_tries' } });
    const { id } = actor.operator;
    expect(await checkOperatorFactor(services, id, { typed: code, from: { device: 'known' } }, now())).toMatchObject({
      ok: true,
    });
    services.time.advance(60);
    expect(
      await checkOperatorFactor(services, id, { typed: codeAt(seed, now()), from: 'signed_in' }, now()),
    ).toMatchObject({ ok: true });
  });
});
