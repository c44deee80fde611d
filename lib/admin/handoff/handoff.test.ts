import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeOperator, setOperatorDisabled } from '@/lib/admin/operators/change-operator';
import {
  addPerson,
  everythingStored,
  handoffNamed,
  handoffRequest,
  mail,
  make,
  open,
  trailOf,
} from '@/lib/admin/testing/desk';
import { operator as operators } from '@/lib/db/console-schema';
import { attempt as attempts } from '@/lib/db/schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { startFromHandoff } from '@/lib/reset/handoff/start-from-handoff';
import { setPassword } from '@/lib/reset/set-password';
import { sweepAttempts } from '@/lib/reset/sweep-attempts';
import { jobsOf, newestAttempts, reload, requestFrom } from '@/lib/reset/testing/walk';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { makeHandoff } from './make-handoff';
import { readHandoff, readOpenHandoff } from './read-handoff';
import { takeBackHandoff } from './take-back-handoff';

const password = 'amber-Kettle-41-drift';
const over = { ok: false, error: { code: 'handoff_over' } };
type TestActor = Awaited<ReturnType<typeof makeActor>>;

describe.each(databaseKinds)('a hand-off on %s', (kind) => {
  let services: TestServices;
  let actor: TestActor;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail, limits: { operatorResets: 1000 } });
  });
  beforeEach(async () => {
    services.provider.journal.length = 0;
    services.provider.outcome = 'confirm';
    actor = await makeActor(services, 'helpdesk', { grants: ['show_link'] });
  });
  afterAll(() => services.close());

  const set = async (attemptId: string) =>
    setPassword(
      { services, attempt: await reload(services, attemptId), directory: services.staff },
      password,
      requestFrom(),
    );
  const stage = async (publicId: string, accountId: string) =>
    (await readHandoff(services, actor, { directoryId: 'staff', accountId, publicId }))?.stage;
  const openAgain = (token: string) => startFromHandoff(services, { token }, requestFrom(), null);

  test('whose directory is not usable now is not called used or mistyped, and works again later (portal 1)', async () => {
    const handoff = await make(services, actor, addPerson(services));
    const gone = { ...services, directories: { usable: [], broken: [] } };
    expect(await startFromHandoff(gone, { token: handoff.token }, requestFrom(), null)).toEqual({
      ok: false,
      error: { code: 'reset_unavailable' },
    });
    expect(await open(services, handoff.token)).toMatchObject({ state: 'verified' });
  });

  test('opened in its last seconds, it leaves the full time to choose, and the console counts that time (C5)', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    const read = () => readHandoff(services, actor, { directoryId: 'staff', accountId: account.id, ...handoff });
    services.time.advance(14.5 * 60);
    const attempt = await open(services, handoff.token);
    expect(await read()).toMatchObject({ stage: 'opened', secondsLeft: services.limits.verifiedMinutes * 60 });
    services.time.advance(services.limits.verifiedMinutes * 60 - 1);
    expect(await set(attempt.id)).toEqual({ ok: true });
  });

  test('is over for the console when the attempt of the person is (C5)', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    await open(services, handoff.token);
    services.time.advance(services.limits.verifiedMinutes * 60);
    expect(await stage(handoff.publicId, account.id)).toBe('expired');
  });

  test('everybody at the desk finds it from the account while it works, and nobody afterwards (C15)', async () => {
    const account = addPerson(services);
    const target = { directoryId: 'staff', accountId: account.id };
    const colleague = await makeActor(services, 'helpdesk');
    const elsewhere = await makeActor(services, 'helpdesk', { scope: { directories: ['other'] } });
    const found = async (who = colleague) => (await readOpenHandoff(services, who, target))?.publicId;
    expect(await found()).toBeUndefined();
    const first = await make(services, actor, account);
    expect(await found()).toBe(first.publicId);
    expect(await found(elsewhere)).toBeUndefined();
    services.time.advance(60);
    const second = await make(services, actor, account, { to: 'shown' });
    expect(await readOpenHandoff(services, colleague, target)).toMatchObject({ publicId: second.publicId, link: null });
    await open(services, second.token);
    expect(await found()).toBe(second.publicId);
    await takeBackHandoff(services, colleague, { ...target, publicId: second.publicId });
    expect(await found()).toBeUndefined();
    const last = await make(services, actor, account, { to: 'shown' });
    expect(await found()).toBe(last.publicId);
    services.time.advance(15 * 60);
    expect(await found()).toBeUndefined();
  });

  test('puts the person on the choose screen, and is used up with the password', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    expect(handoff.link).toBe(`https://reset.example.com/handoff#${handoff.token}`);
    expect(await stage(handoff.publicId, account.id)).toBe('made');
    const attempt = await open(services, handoff.token);
    expect(attempt).toMatchObject({ state: 'verified', accountId: account.id, handoffId: handoff.id, proofs: 1 });
    expect(await stage(handoff.publicId, account.id)).toBe('opened');
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toEqual([{ accountId: account.id, password, mustChange: false }]);
    expect((await handoffNamed(services, handoff.publicId)).usedAt).toEqual(services.clock());
    expect(await stage(handoff.publicId, account.id)).toBe('set');
    expect(await openAgain(handoff.token)).toEqual(over);
    const detail = { handoff: handoff.publicId, operator: actor.operator.id };
    expect(await trailOf(services, account)).toMatchObject([
      {
        action: 'handoff_made',
        outcome: 'ok',
        actor: `operator:${actor.operator.id}`,
        reason: 'forgot it',
        ticket: 'INC-1',
      },
      { action: 'handoff_opened', outcome: 'ok', actor: 'person', detail },
      { action: 'password_set_started', outcome: 'started', actor: 'person', detail },
      { action: 'password_set_finished', outcome: 'ok', actor: 'person', detail },
      { action: 'handoff_refused', outcome: 'refused', actor: 'person', detail: { ...detail, why: 'used' } },
    ]);
    expect(await jobsOf(services, 'notify-change', attempt)).toHaveLength(1);
  });

  test('of 50 browsers that open it at once one gets in', async () => {
    const handoff = await make(services, actor, addPerson(services));
    const answers = await Promise.all(Array.from({ length: 50 }, () => openAgain(handoff.token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 49 }, () => over));
    const made = (await newestAttempts(services, 50)).filter(({ handoffId }) => handoffId === handoff.id);
    expect(made).toHaveLength(1);
  });

  test('the browser that opened it comes back to where it was, another does not', async () => {
    const handoff = await make(services, actor, addPerson(services));
    const attempt = await open(services, handoff.token);
    const back = await startFromHandoff(services, { token: handoff.token }, requestFrom(), attempt);
    expect(back).toEqual({ ok: true, value: { token: null } });
    expect(await openAgain(handoff.token)).toEqual(over);
    expect(await startFromHandoff(services, { code: handoff.shortCode }, requestFrom(), null)).toEqual(over);
  });

  test('the short code opens it too, however it is typed', async () => {
    const handoff = await make(services, actor, addPerson(services), { to: 'shown' });
    const typed = ` ${handoff.shortCode.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    const opened = await startFromHandoff(services, { code: typed }, requestFrom(), null);
    expect(opened).toMatchObject({ ok: true, value: { token: expect.any(String) } });
  });

  test('unknown tokens and codes are over as well, and spend what an address has', async () => {
    const request = requestFrom('192.0.2.77');
    for (const input of [{ token: 'x'.repeat(43) }, { token: 'short' }, { code: 'AAAA-AAAA' }])
      expect(await startFromHandoff(services, input, request, null)).toEqual(over);
    const few = { ...services, limits: { ...services.limits, addressChecks: 3 } };
    const refused = await startFromHandoff(few, { code: 'AAAA-AAAA' }, request, null);
    expect(refused).toMatchObject({ error: { code: 'too_many_tries' } });
  });

  test('what cannot be a code is said so at once, and spends nothing', async () => {
    const request = requestFrom('192.0.2.78');
    const few = { ...services, limits: { ...services.limits, addressChecks: 1 } };
    for (const code of ['?', '12', 'ABCD-EFG', 'ABCD-EFGHJ', 'UUUU-UUUU'])
      expect(await startFromHandoff(few, { code }, request, null)).toEqual({
        ok: false,
        error: { code: 'short_code_format' },
      });
    expect(await startFromHandoff(few, { code: 'AAAA-AAAA' }, request, null)).toEqual(over);
  });

  test('while codes are guessed, a hand-off goes on without scripts (T7)', async () => {
    const few = { ...services, limits: { ...services.limits, wrongChecksPerDay: 1 } };
    for (const code of ['AAAA-AAAB', 'AAAA-AAAC'])
      expect(await startFromHandoff(few, { code }, requestFrom(), null)).toEqual(over);
    for (const key of ['token', 'code'] as const) {
      const handoff = await make(services, actor, addPerson(services));
      const input = key === 'token' ? { token: handoff.token } : { code: handoff.shortCode };
      expect(await startFromHandoff(few, input, requestFrom(), null)).toMatchObject({ ok: true });
    }
  });

  test('a newer one ends the older one, also on the choose screen', async () => {
    const account = addPerson(services);
    const older = await make(services, actor, account);
    const attempt = await open(services, older.token);
    const newer = await make(services, actor, account, { to: 'shown' });
    expect((await reload(services, attempt.id)).state).toBe('abandoned');
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toEqual([]);
    expect(await stage(older.publicId, account.id)).toBe('ended');
    expect(await openAgain(older.token)).toEqual(over);
    await open(services, newer.token);
  });

  test('of several that are made at once for one account the last stays', async () => {
    const account = addPerson(services);
    const made = await Promise.all(Array.from({ length: 8 }, () => make(services, actor, account, { to: 'shown' })));
    const opened = await Promise.all(made.map(({ token }) => openAgain(token)));
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a form that is sent 20 times makes one', async () => {
    const account = addPerson(services);
    const request = handoffRequest(services, account);
    const made = await Promise.all(Array.from({ length: 20 }, () => makeHandoff(services, actor, request)));
    expect(new Set(made.map((each) => (each.ok ? each.value.publicId : each.error.code))).size).toBe(1);
    expect((await trailOf(services, account)).map(({ action }) => action)).toEqual(['handoff_made']);
  });

  test('it is dead after 15 minutes, and so is the choose screen', async () => {
    const account = addPerson(services);
    const late = await make(services, actor, account, { to: 'shown' });
    services.time.advance(15 * 60);
    expect(await openAgain(late.token)).toEqual(over);
    expect(await stage(late.publicId, account.id)).toBe('expired');
    actor = await makeActor(services, 'helpdesk', { grants: ['show_link'] });
    const handoff = await make(services, actor, account, { to: 'shown' });
    services.time.advance(14 * 60);
    const attempt = await open(services, handoff.token);
    expect(attempt.expiresAt).toEqual(new Date(services.clock().getTime() + 10 * 60_000));
    services.time.advance(10 * 60);
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toEqual([]);
    expect(await stage(handoff.publicId, account.id)).toBe('expired');
  });

  test('it can be taken back until it was used', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    const name = { directoryId: 'staff', accountId: account.id, publicId: handoff.publicId };
    expect(await takeBackHandoff(services, actor, name)).toEqual({ ok: true });
    expect(await openAgain(handoff.token)).toEqual(over);
    expect(await takeBackHandoff(services, actor, name)).toEqual(over);
    const elsewhere = await makeActor(services, 'helpdesk', { scope: { directories: ['meeting'] } });
    expect(await takeBackHandoff(services, elsewhere, name)).toMatchObject({ error: { code: 'out_of_scope' } });
    expect(await readHandoff(services, elsewhere, name)).toBeNull();
  });

  test('it dies with its operator', async () => {
    const handoff = await make(services, actor, addPerson(services));
    await services.db
      .update(operators)
      .set({ disabledAt: services.clock() })
      .where(eq(operators.id, actor.operator.id));
    expect(await openAgain(handoff.token)).toEqual(over);
  });

  test.each([
    ['throw', 'unknown'],
    [{ code: 'outcome_unknown' } as const, 'unknown'],
    [{ code: 'forbidden' } as const, 'refused'],
  ])('after %o it is told as %s and not as used', async (outcome, told) => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    const attempt = await open(services, handoff.token);
    services.provider.outcome = outcome as typeof services.provider.outcome;
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(await stage(handoff.publicId, account.id)).toBe(told);
    expect((await handoffNamed(services, handoff.publicId)).usedAt).toBeNull();
    expect(await openAgain(handoff.token)).toEqual(over);
  });

  test('a process that died during the write leaves it as unknown', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    const attempt = await open(services, handoff.token);
    const settingAt = services.clock();
    await services.db.update(attempts).set({ state: 'setting', settingAt }).where(eq(attempts.id, attempt.id));
    expect(await stage(handoff.publicId, account.id)).toBe('opened');
    services.time.advance(61);
    await sweepAttempts(services, false);
    actor = await makeActor(services, 'helpdesk');
    expect(await stage(handoff.publicId, account.id)).toBe('unknown');
  });

  test('where the back end verifies, its own proof comes first', async () => {
    const account = services.meetingProvider.add({ username: 'meeting-person' });
    const handoff = await make(services, actor, account, { directoryId: 'meeting', to: 'shown' });
    const attempt = await open(services, handoff.token);
    expect(attempt).toMatchObject({ state: 'open', accountId: account.id, identifier: 'meeting-person', proofs: 0 });
    expect(attempt.providerState).not.toBeNull();
    expect(attempt.expiresAt).toEqual(new Date(services.clock().getTime() + services.limits.attemptMinutes * 60_000));
  });

  test('a back end that gives no picture leaves it as it was', async () => {
    const account = services.meetingProvider.add({ username: 'meeting-other' });
    const handoff = await make(services, actor, account, { directoryId: 'meeting', to: 'shown' });
    const { verification } = services.meeting.provider;
    services.meeting.provider.verification = {
      ...services.verification,
      startPuzzle: async () => ({ ok: false, error: { code: 'unavailable' } }),
    };
    expect(await openAgain(handoff.token)).toMatchObject({ error: { code: 'directory_unavailable' } });
    services.meeting.provider.verification = verification ?? services.verification;
    await open(services, handoff.token);
  });

  test('only the operator who had it shown sees the link again, and only until it was opened', async () => {
    const account = addPerson(services);
    const name = { directoryId: 'staff', accountId: account.id };
    const shown = { ...name, publicId: (await make(services, actor, account, { to: 'shown' })).publicId };
    const colleague = await makeActor(services, 'helpdesk');
    expect((await readHandoff(services, actor, shown))?.link?.shortCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect((await readHandoff(services, colleague, shown))?.link).toBeNull();
    const sent = await make(services, actor, account);
    expect((await readHandoff(services, actor, { ...name, publicId: sent.publicId }))?.link).toBeNull();
    expect((await readHandoff(services, actor, shown))?.link).toBeNull();
  });

  test('no token, short code or password stands anywhere', async () => {
    const account = addPerson(services);
    const handoff = await make(services, actor, account);
    await set((await open(services, handoff.token)).id);
    const stored = await everythingStored(services);
    for (const secret of [handoff.token, handoff.shortCode, password]) expect(stored).not.toContain(secret);
    expect(stored).toContain(handoff.publicId);
    expect(JSON.stringify(services.logger.lines)).not.toContain(handoff.token);
  });

  describe('whose maker', () => {
    const losses = [
      ['is an auditor now', 'email', { role: 'auditor' }],
      ['is disabled', 'email', { disabledAt: new Date(0) }],
      ['works in another directory now', 'email', { scope: { directories: ['elsewhere'] } }],
      ['lost the permission to show links', 'shown', { grants: [] }],
    ] as const;
    const lose = (change: (typeof losses)[number][2]) =>
      services.db
        .update(operators)
        .set({ ...change } as Partial<typeof operators.$inferInsert>)
        .where(eq(operators.id, actor.operator.id));

    test.each(losses)('%s: the link does not open (T13)', async (_what, to, change) => {
      const handoff = await make(services, actor, addPerson(services), to === 'shown' ? { to } : {});
      await lose(change);
      expect(await openAgain(handoff.token)).toEqual(over);
    });

    test.each(losses)('%s after it was opened: no password is set (T13)', async (_what, to, change) => {
      const account = addPerson(services);
      const handoff = await make(services, actor, account, to === 'shown' ? { to } : {});
      const attempt = await open(services, handoff.token);
      await lose(change);
      expect(await set(attempt.id)).toEqual({ ok: false, error: { code: 'attempt_expired' } });
      expect(services.provider.journal).toEqual([]);
      expect((await handoffNamed(services, handoff.publicId)).endedAt).not.toBeNull();
      expect((await trailOf(services, account)).at(-1)).toMatchObject({
        action: 'handoff_refused',
        detail: { why: 'right_lost' },
      });
    });

    test('is changed by an administrator: the hand-offs that no longer fit end with the change (T13)', async () => {
      const boss = await makeActor(services, 'administrator', { grants: ['show_link'] });
      const sent = await make(services, actor, addPerson(services));
      const shown = await make(services, actor, addPerson(services), { to: 'shown' });
      const isEnded = async ({ publicId }: typeof sent) => (await handoffNamed(services, publicId)).endedAt !== null;
      const rights = { role: 'helpdesk' as const, scope: { directories: 'all' as const }, grants: [] };
      expect((await changeOperator(services, boss, actor.operator.id, { name: 'The helpdesk', rights })).ok).toBe(true);
      expect([await isEnded(sent), await isEnded(shown)]).toEqual([false, true]);
      expect((await setOperatorDisabled(services, boss, actor.operator.id, true)).ok).toBe(true);
      expect(await isEnded(sent)).toBe(true);
    });
  });
});
