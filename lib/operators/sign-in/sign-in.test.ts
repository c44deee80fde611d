import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator as operators } from '@/lib/db/console-schema';
import { auditEvent, localAccount } from '@/lib/db/schema';
import { offeredSeed } from '@/lib/factors/authenticator-seed';
import { codeAt } from '@/lib/factors/totp';
import { addAuthenticator } from '@/lib/operators/factors/add-authenticator';
import { endSessionsOf, findSession } from '@/lib/operators/operator-sessions';
import { ensureStepUp } from '@/lib/operators/step-up';
import {
  actorBehind,
  addTestOperator,
  signInTestOperator,
  testBrowser,
} from '@/lib/operators/testing/signed-in-operator';
import { rememberDevice } from '@/lib/rate-limit/known-device';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { changeOwnPassword } from './change-own-password';
import { endOwnSessions, openSessionsOf, sessionLabel } from './end-sessions';
import { showFactor } from './show-factor';
import { signIn } from './sign-in';

const password = 'a long enough password';

describe.each(databaseKinds)('on %s', (kind) => {
  let services: TestServices;
  let place = 0;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** Each from an address of its own, so that the tests do not spend each other's tries. */
  const somewhere = () => {
    place += 1;
    return { ...testBrowser, request: { ...testBrowser.request, address: `198.51.100.${place}` } };
  };
  const tryIn = (email: string, typed = password) => signIn(services, { email, password: typed }, somewhere());
  const now = () => services.clock();

  async function withApp() {
    const operator = await addTestOperator(services, { password });
    const { actor } = await signInTestOperator(services, operator, 'enrol');
    const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
    const added = await addAuthenticator(services, actor, codeAt(seed, now()));
    if (!added.ok) throw new Error(added.error.code);
    services.time.advance(60);
    return { operator, seed, token: added.value };
  }

  test('a password leads to the second factor, and only that into the console', async () => {
    const { operator, seed } = await withApp();
    const first = await tryIn(operator.email.toUpperCase());
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value.stage).toBe('factor');
    const half = await actorBehind(services, first.value.token);
    expect(half.session).toMatchObject({ stage: 'factor', steppedUpAt: null });
    expect(await showFactor(services, half, { code: '000000' })).toEqual({
      ok: false,
      error: { code: 'factor_refused' },
    });
    const shown = await showFactor(services, half, { code: codeAt(seed, now()) });
    if (!shown.ok) throw new Error(shown.error.code);
    expect(shown.value.method).toBe('authenticator');
    expect((await actorBehind(services, shown.value.token)).session).toMatchObject({
      stage: 'full',
      steppedUpAt: now(),
    });
    expect(await findSession(services.db, first.value.token, now())).toMatchObject({ found: false, reason: 'missing' });
    const events = await services.db
      .select({ action: auditEvent.action })
      .from(auditEvent)
      .where(eq(auditEvent.actor, `operator:${operator.id}`))
      .orderBy(auditEvent.seq);
    expect(events.map(({ action }) => action)).toEqual([
      'factor_added',
      'operator_signed_in',
      'operator_sign_in_refused',
      'operator_signed_in',
    ]);
  });

  test('without a factor the sign-in leads to setting one up', async () => {
    const operator = await addTestOperator(services, { password });
    expect(await tryIn(operator.email)).toMatchObject({ ok: true, value: { stage: 'enrol' } });
  });

  test('wrong, unknown, disabled, locked and without an operator are told the same', async () => {
    const operator = await addTestOperator(services, { password });
    const disabled = await addTestOperator(services, { password, disabledAt: now() });
    const locked = await addTestOperator(services, { password });
    await services.db
      .update(localAccount)
      .set({ lockedUntil: new Date(now().getTime() + 60_000) })
      .where(eq(localAccount.id, locked.accountId ?? ''));
    const gone = await addTestOperator(services, { password });
    await services.db.delete(operators).where(eq(operators.id, gone.id));
    const external = await addTestOperator(services, { externalId: 'https://issuer.example|1' });
    const answers = [
      await tryIn(operator.email, 'wrong'),
      await tryIn('nobody@example.org'),
      await tryIn(disabled.email),
      await tryIn(locked.email),
      await tryIn(gone.email),
      await tryIn(external.email),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'sign_in_refused' } });
  });

  test('each try costs the same work for a known and an unknown name', async () => {
    const operator = await addTestOperator(services, { password });
    let macs = 0;
    const counted = {
      ...services,
      mac: (purpose: string, value: string) => {
        if (purpose === 'local-password') macs += 1;
        return services.mac(purpose, value);
      },
    };
    const costs: number[] = [];
    for (const email of [operator.email, 'nobody@example.org']) {
      macs = 0;
      await signIn(counted, { email, password: 'wrong' }, somewhere());
      costs.push(macs);
    }
    expect(costs).toEqual([1, 1]);
  });

  test('tries are limited by what is typed, whether or not it exists, and by the address', async () => {
    const operator = await addTestOperator(services, { password });
    for (const email of [operator.email, 'not-there@example.org']) {
      for (let tries = 0; tries < services.limits.operatorSignIns; tries += 1)
        expect(await tryIn(email, 'wrong')).toMatchObject({ error: { code: 'sign_in_refused' } });
      expect(await tryIn(email)).toMatchObject({ ok: false, error: { code: 'too_many_tries' } });
    }
    const one = somewhere();
    const answers = [];
    for (let tries = 0; tries <= services.limits.addressSignIns; tries += 1)
      answers.push(await signIn(services, { email: `p${tries}@example.org`, password: 'x' }, one));
    expect(answers.at(-2)).toMatchObject({ error: { code: 'sign_in_refused' } });
    expect(answers.at(-1)).toMatchObject({ error: { code: 'too_many_tries' } });
  });

  test('strangers who type wrong passwords keep nobody out who has a second factor (T7)', async () => {
    const { operator } = await withApp();
    for (let tries = 0; tries < 2 * services.limits.operatorSignIns; tries += 1) await tryIn(operator.email, 'wrong');
    expect(await tryIn(operator.email, 'wrong')).toMatchObject({ error: { code: 'too_many_tries' } });
    expect(await tryIn(operator.email)).toMatchObject({ ok: true, value: { stage: 'factor' } });
  });

  test('a browser that signed in before has tries of its own, by password and network (T7)', async () => {
    const operator = await addTestOperator(services, { password });
    const device = rememberDevice(services.keys, undefined, { kind: 'operator', id: operator.id });
    const office = somewhere();
    for (let tries = 0; tries <= services.limits.addressSignIns; tries += 1)
      await signIn(services, { email: operator.email, password: 'wrong' }, office);
    expect(await signIn(services, { email: operator.email, password }, office)).toMatchObject({
      error: { code: 'too_many_tries' },
    });
    const known = { ...office, device };
    expect(await signIn(services, { email: operator.email, password }, known)).toMatchObject({ ok: true });
    for (let tries = 0; tries < services.limits.operatorSignIns; tries += 1)
      await signIn(services, { email: operator.email, password: 'wrong' }, known);
    expect(await signIn(services, { email: operator.email, password }, known)).toMatchObject({
      error: { code: 'too_many_tries' },
    });
  });

  test('the right password is not counted', async () => {
    const operator = await addTestOperator(services, { password });
    for (let tries = 0; tries <= services.limits.operatorSignIns; tries += 1)
      expect(await tryIn(operator.email)).toMatchObject({ ok: true });
  });

  test('a session ends after 15 minutes of silence, after eight hours, and at once when revoked', async () => {
    const { operator, token } = await withApp();
    services.time.advance(15 * 60 - 60);
    expect(await findSession(services.db, token, now())).toMatchObject({ found: true });
    services.time.advance(15 * 60 + 1);
    expect(await findSession(services.db, token, now())).toMatchObject({ found: false, reason: 'idle' });
    const { token: working } = await signInTestOperator(services, operator);
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      services.time.advance(600);
      expect(await findSession(services.db, working, now())).toMatchObject({ found: true });
    }
    services.time.advance(600);
    expect(await findSession(services.db, working, now())).toMatchObject({ found: false, reason: 'expired' });
    const { token: other } = await signInTestOperator(services, operator);
    await services.db.transaction((tx) => endSessionsOf(tx, { operatorId: operator.id, reason: 'revoked' }, now()));
    expect(await findSession(services.db, other, now())).toMatchObject({ found: false, reason: 'revoked' });
  });

  test('a fresh second factor gives the session another token, and the one before is dead', async () => {
    const { operator, seed, token } = await withApp();
    services.time.advance(5 * 60);
    const actor = await actorBehind(services, token);
    expect(await ensureStepUp(services, actor, null, undefined)).toEqual({
      ok: false,
      error: { code: 'step_up_required' },
    });
    expect(await ensureStepUp(services, actor, null, '000000')).toEqual({
      ok: false,
      error: { code: 'factor_refused' },
    });
    const steppedUp = await ensureStepUp(services, actor, null, codeAt(seed, now()));
    if (!steppedUp.ok || steppedUp.value.token === null) throw new Error('no step-up');
    expect(await findSession(services.db, token, now())).toMatchObject({ found: false, reason: 'missing' });
    const fresh = await actorBehind(services, steppedUp.value.token);
    expect(fresh.session).toEqual(steppedUp.value.session);
    expect(await ensureStepUp(services, fresh, null, undefined)).toMatchObject({ ok: true, value: { token: null } });
    const stale = await ensureStepUp(services, actor, null, codeAt(seed, now()));
    expect(stale).toMatchObject({ ok: false });
    const actions = await services.db
      .select({ action: auditEvent.action })
      .from(auditEvent)
      .where(eq(auditEvent.actor, `operator:${operator.id}`))
      .orderBy(auditEvent.seq);
    expect(actions.map(({ action }) => action).slice(2)).toEqual([
      'operator_step_up_refused',
      'operator_stepped_up',
      'operator_step_up_refused',
    ]);
  });

  test('one changes a password with the present one, and all other sessions end', async () => {
    const { operator, token } = await withApp();
    const { token: other } = await signInTestOperator(services, operator);
    const actor = await actorBehind(services, token);
    const change = (currentPassword: string, newPassword: string) =>
      changeOwnPassword(services, actor, { currentPassword, newPassword });
    expect(await change('wrong', 'another long one 4711')).toEqual({ ok: false, error: { code: 'password_wrong' } });
    const [refused] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    expect(refused).toMatchObject({
      action: 'operator_refused',
      detail: { permission: 'self.manage', code: 'password_wrong' },
    });
    expect(await change(password, 'short')).toMatchObject({ ok: false, error: { code: 'password_refused' } });
    expect(await change(password, password)).toMatchObject({ ok: false, error: { code: 'password_refused' } });
    expect(await findSession(services.db, other, now())).toMatchObject({ found: true });
    expect(await change(password, 'another long one 4711')).toEqual({ ok: true });
    expect(await findSession(services.db, other, now())).toMatchObject({ found: false, reason: 'replaced' });
    expect(await findSession(services.db, token, now())).toMatchObject({ found: true });
    expect(await tryIn(operator.email)).toMatchObject({ error: { code: 'sign_in_refused' } });
    expect(await tryIn(operator.email, 'another long one 4711')).toMatchObject({ ok: true });
  });

  test('one ends a session of one’s own, or all others, and never another operator’s', async () => {
    const { operator, token } = await withApp();
    const { token: second, actor } = await signInTestOperator(services, operator);
    await signInTestOperator(services, operator);
    const { actor: stranger } = await signInTestOperator(services, await addTestOperator(services));
    const own = await actorBehind(services, token);
    expect(await endOwnSessions(services, own, sessionLabel(stranger.session))).toMatchObject({
      error: { code: 'changed_meanwhile' },
    });
    expect(await endOwnSessions(services, own, sessionLabel(actor.session))).toMatchObject({
      ok: true,
      value: { count: 1, session: { id: actor.session.id } },
    });
    expect(await findSession(services.db, second, now())).toMatchObject({ found: false, reason: 'revoked' });
    expect(await endOwnSessions(services, own, null)).toEqual({ ok: true, value: { count: 1, session: null } });
    expect(await openSessionsOf(services.db, operator.id, now())).toHaveLength(1);
  });
});
