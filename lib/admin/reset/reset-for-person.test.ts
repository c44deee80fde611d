import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson, everythingStored, mail, trailOf } from '@/lib/admin/testing/desk';
import { grants } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { createToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { Account, ProviderError } from '@/lib/providers/types';
import { findAttempt } from '@/lib/reset/attempt';
import { sweepAttempts } from '@/lib/reset/sweep-attempts';
import { jobsOf } from '@/lib/reset/testing/walk';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { resetForPerson, type WayRequest } from './reset-for-person';
import { wayAnswer } from './way-answer';

const chosen = 'amber-Kettle-41-drift';

describe.each(databaseKinds)('an operator sets a password on %s', (kind) => {
  let services: TestServices;
  let actor: Awaited<ReturnType<typeof makeActor>>;
  let account: Account;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail, limits: { operatorResets: 100 } });
  });
  beforeEach(async () => {
    services.provider.journal.length = 0;
    services.provider.outcome = 'confirm';
    services.staff.provider = { ...services.provider };
    services.staff.capabilities = {
      ...services.staff.capabilities,
      operatorSets: ['chosen', 'generated'],
      mustChange: true,
    };
    account = addPerson(services);
    actor = await makeActor(services, 'helpdesk', { grants: [...grants] });
  });
  afterAll(() => services.close());

  type Way = 'delivered' | 'temporary' | 'chosen';
  const request = (way: Way, more: Partial<WayRequest> = {}) =>
    ({
      directoryId: 'staff',
      accountId: account.id,
      reason: 'phone is lost',
      ticket: 'INC-7',
      nonce: createToken(),
      ...(way === 'chosen' ? { way, password: chosen, mustChange: true } : { way }),
      ...more,
    }) as WayRequest;
  const reset = (way: Way, more: Partial<WayRequest> = {}) => resetForPerson(services, actor, request(way, more));
  const trail = async () => (await trailOf(services, account)).map(({ action, outcome }) => `${action} ${outcome}`);
  const row = async () => {
    const [found] = await services.db.select().from(attempts).where(eq(attempts.accountId, account.id));
    if (!found) throw new Error('no write was started');
    return found;
  };

  test('a temporary password is strong, set with a change at the next sign-in, and told once', async () => {
    const done = await reset('temporary');
    if (!done.ok || done.value.unknown) throw new Error('not set');
    const { password, mustChange } = done.value.done;
    expect(services.provider.journal).toEqual([{ accountId: account.id, password, mustChange: true }]);
    expect(mustChange).toBe('unconfirmed');
    expect(password).not.toMatch(/[0O1lI]/);
    expect((password ?? '').replaceAll('-', '').length).toBeGreaterThanOrEqual(14);
    expect(await trail()).toEqual(['password_set_started started', 'temporary_password_set ok']);
    expect(await trailOf(services, account)).toMatchObject([
      { actor: `operator:${actor.operator.id}`, reason: 'phone is lost', ticket: 'INC-7' },
      { actor: `operator:${actor.operator.id}`, detail: { mustChange: 'unconfirmed' } },
    ]);
    expect((await jobsOf(services, 'notify-change', await row())).map(({ payload }) => payload)).toMatchObject([
      { accountId: account.id, confirmed: true, locale: 'und' },
    ]);
    const answer = wayAnswer(services, actor, { directoryId: 'staff', way: 'temporary' }, done);
    expect(answer).toMatchObject({ ok: true, value: { answer: { revealed: { text: password, seconds: 60 } } } });
    expect(await everythingStored(services)).not.toContain(password);
    expect(JSON.stringify(services.logger.lines)).not.toContain(password);
  });

  test.each([
    [true, 'confirmed'],
    [false, 'missing'],
  ])('where the back end tells whether it has to be changed (%s), that is said: %s', async (answer, told) => {
    services.staff.provider.readMustChange = async () => ok(answer);
    expect(await reset('temporary')).toMatchObject({ value: { done: { mustChange: told } } });
  });

  test('a back end that cannot be asked afterwards is no failure', async () => {
    services.staff.provider.readMustChange = async () => {
      throw new Error('cut');
    };
    expect(await reset('temporary')).toMatchObject({ value: { unknown: false, done: { mustChange: 'unconfirmed' } } });
  });

  test('a password that only the back end can invent is told as it came', async () => {
    services.staff.capabilities = { ...services.staff.capabilities, operatorSets: ['generated'] };
    services.staff.provider.generatePassword = async () => ok({ kind: 'returned', password: 'from-the-back-end' });
    expect(await reset('temporary')).toMatchObject({ value: { done: { password: 'from-the-back-end' } } });
    expect(services.provider.journal).toEqual([]);
  });

  test('a chosen password is held against the rules, and changed at the next sign-in where asked', async () => {
    expect(await reset('chosen', { password: account.username } as Partial<WayRequest>)).toMatchObject({
      error: {
        code: 'password_refused',
        issues: expect.arrayContaining([{ rule: 'account_words', owner: 'directory' }]),
      },
    });
    expect(services.provider.journal).toEqual([]);
    expect(await reset('chosen')).toMatchObject({ value: { done: { password: null, mustChange: 'unconfirmed' } } });
    await reset('chosen', { mustChange: false } as Partial<WayRequest>);
    expect(services.provider.journal).toEqual([
      { accountId: account.id, password: chosen, mustChange: true },
      { accountId: account.id, password: chosen, mustChange: false },
    ]);
  });

  test('the back end delivers where it can, and nobody sees anything', async () => {
    services.staff.capabilities = { ...services.staff.capabilities, operatorSets: ['delivered'] };
    services.staff.provider.generatePassword = async () => ok({ kind: 'delivered' });
    expect(await reset('delivered')).toEqual({
      ok: true,
      value: { unknown: false, done: { password: null, mustChange: 'unconfirmed' } },
    });
    expect(await trail()).toEqual(['password_set_started started', 'password_delivered_by_provider ok']);
    for (const way of ['temporary', 'chosen'] as const)
      expect(await reset(way)).toEqual({ ok: false, error: { code: 'not_supported' } });
  });

  test('of 20 equal posts one sets a password', async () => {
    const same = request('temporary');
    const answers = await Promise.all(Array.from({ length: 20 }, () => resetForPerson(services, actor, same)));
    expect(services.provider.journal).toHaveLength(1);
    expect(answers.filter(({ ok: isOk }) => isOk)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'done_already')).toHaveLength(19);
    expect(await trail()).toEqual(['password_set_started started', 'temporary_password_set ok']);
  });

  test('after a failure that passes the same form can be sent again', async () => {
    const same = request('temporary');
    services.provider.outcome = { code: 'unavailable' };
    expect(await resetForPerson(services, actor, same)).toMatchObject({ error: { code: 'directory_unavailable' } });
    services.provider.outcome = 'confirm';
    expect(await resetForPerson(services, actor, same)).toMatchObject({ ok: true });
    expect(await resetForPerson(services, actor, same)).toEqual({ ok: false, error: { code: 'done_already' } });
  });

  test('a cut connection is unknown, said so, and what was invented is told all the same', async () => {
    const same = request('temporary');
    services.provider.outcome = { code: 'outcome_unknown' };
    const done = await resetForPerson(services, actor, same);
    expect(done).toEqual({ ok: true, value: { unknown: true, password: services.provider.journal[0]?.password } });
    expect(await trail()).toEqual(['password_set_started started', 'temporary_password_set unknown']);
    expect((await jobsOf(services, 'notify-change', await row())).map(({ payload }) => payload)).toMatchObject([
      { confirmed: false },
    ]);
    expect(await resetForPerson(services, actor, same)).toEqual({ ok: false, error: { code: 'outcome_unknown' } });
    const answer = wayAnswer(services, actor, { directoryId: 'staff', way: 'temporary' }, done);
    expect(answer).toMatchObject({ ok: false, error: { error: 'outcome_unknown', revealed: { seconds: 60 } } });
  });

  test('a process that died during the call is swept as unknown, with the notice', async () => {
    const reached = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Result<void, ProviderError>>();
    services.provider.outcome = () => {
      reached.resolve();
      return answer.promise;
    };
    const resetting = reset('chosen');
    await reached.promise;
    expect(await row()).toMatchObject({ state: 'setting' });
    services.time.advance(61);
    expect(await sweepAttempts(services, false)).toBe(1);
    expect(await row()).toMatchObject({ state: 'unknown' });
    expect(await trail()).toEqual(['password_set_started started', 'attempt_swept unknown']);
    expect(await jobsOf(services, 'notify-change', await row())).toHaveLength(1);
    answer.resolve(err({ code: 'outcome_unknown' }));
    expect(await resetting).toMatchObject({ value: { unknown: true } });
  });

  test('no cookie names the row of a write, so nobody goes on with it at the portal', async () => {
    const nonce = createToken();
    services.provider.outcome = { code: 'busy' };
    await reset('chosen', { nonce });
    expect(await row()).toMatchObject({ state: 'verified' });
    expect(await findAttempt(services.db, nonce)).toBeNull();
  });

  test.each([
    ['delivered', ['show_link', 'temporary_password', 'chosen_password'], 'not_supported'],
    ['temporary', ['show_link', 'chosen_password'], 'not_allowed'],
    ['chosen', ['show_link', 'temporary_password'], 'not_allowed'],
  ] as const)('%s with %o is refused and audited', async (way, given, code) => {
    actor = await makeActor(services, 'administrator', { grants: [...given] });
    expect(await reset(way)).toEqual({ ok: false, error: { code } });
    expect(services.provider.journal).toEqual([]);
    expect(await trailOf(services, account)).toMatchObject([{ action: 'operator_refused', detail: { code } }]);
  });

  test.each(['temporary', 'chosen'] as const)('%s: scope, rank, own account and step-up', async (way) => {
    actor = await makeActor(services, 'helpdesk', { grants: [...grants], scope: { directories: ['meeting'] } });
    expect(await reset(way)).toEqual({ ok: false, error: { code: 'out_of_scope' } });
    const { email } = (await makeActor(services, 'administrator')).operator;
    account = addPerson(services, { contacts: [{ method: 'email', address: email }] });
    actor = await makeActor(services, 'helpdesk', { grants: [...grants] });
    expect(await reset(way)).toEqual({ ok: false, error: { code: 'higher_rank' } });
    account = addPerson(services, { username: actor.operator.email });
    expect(await reset(way)).toEqual({ ok: false, error: { code: 'own_account' } });
    account = addPerson(services);
    services.time.advance(300);
    expect(await reset(way)).toEqual({ ok: false, error: { code: 'step_up_required' } });
    expect(services.provider.journal).toEqual([]);
  });
});
