import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEvents } from '@/lib/audit/read-events';
import type { Rights } from '@/lib/base/rights';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators } from '@/lib/db/factor-schema';
import type { Actor } from '@/lib/operators/actor';
import { checkOperatorFactor } from '@/lib/operators/factors/check-operator-factor';
import { findSession, startSession } from '@/lib/operators/operator-sessions';
import { makeActor, testRequest } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { changeOperator, endOperatorSessions, setOperatorDisabled } from './change-operator';
import { inviteAgain, inviteOperator } from './invite-operator';
import { liftFactorLock } from './lift-factor-lock';
import { describeOperator, listOperators, operatorState } from './list-operators';
import { decideApproval, requestFactorReset, withdrawFactorReset } from './reset-factors';

const desk: Rights = { role: 'helpdesk', scope: { directories: ['staff'] }, grants: [] };
const nobody = '00000000-0000-4000-8000-000000000000';

describe.each(databaseKinds)('operators on %s', (kind) => {
  let services: TestServices;
  let administrator: Actor & { token: string };
  beforeEach(async () => {
    services = await openTestServices(kind);
    administrator = await makeActor(services, 'administrator');
    await services.db.update(operators).set({ accountId: 'first' }).where(eq(operators.id, administrator.operator.id));
  });
  afterEach(() => services.close());

  const actions = async () => {
    const seen: string[] = [];
    for await (const event of readEvents(services.db)) seen.push(event.action);
    return seen;
  };
  const stateOf = async (id: string) => {
    const found = await describeOperator(services, administrator, id);
    return found.ok ? operatorState(found.value.operator, services.clock()) : found.error.code;
  };

  test('an invitation makes a row, a job without its token, and an event', async () => {
    const invited = await inviteOperator(services, administrator, {
      name: 'Ana',
      email: 'ana@example.org',
      rights: desk,
    });
    expect(invited.ok).toBe(true);
    const { rows } = await services.database.runSql("select data from jobs.job where name = 'deliver-invite'");
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0]?.['data'] as object).sort()).toEqual(['inviteId', 'locale', 'operatorId']);
    expect(await actions()).toEqual(['operator_invited']);
    expect(invited.ok && (await stateOf(invited.value.operatorId))).toBe('waiting');
    services.time.advance(4 * 24 * 3600);
    expect(invited.ok && (await stateOf(invited.value.operatorId))).toBe('inviteOver');
  });

  test('nobody gets a second row under another spelling of the address', async () => {
    const invite = { name: 'Ana', email: 'ana@example.org', rights: desk };
    await inviteOperator(services, administrator, invite);
    const again = await inviteOperator(services, administrator, { ...invite, email: 'ANA@example.org' });
    expect(again).toEqual({ ok: false, error: { code: 'email_taken', field: 'email' } });
  });

  test('a new invitation kills the one before, and none goes to somebody who joined', async () => {
    const invited = await inviteOperator(services, administrator, {
      name: 'Ana',
      email: 'a@example.org',
      rights: desk,
    });
    if (!invited.ok) throw new Error('not invited');
    const { operatorId } = invited.value;
    const hash = async () =>
      (await services.db.select().from(operators).where(eq(operators.id, operatorId)))[0]?.inviteHash;
    const first = await hash();
    expect((await inviteAgain(services, administrator, operatorId)).ok).toBe(true);
    expect(await hash()).not.toBe(first);
    await services.db.update(operators).set({ accountId: 'x' }).where(eq(operators.id, operatorId));
    expect(await inviteAgain(services, administrator, operatorId)).toMatchObject({ error: { code: 'invite_over' } });
  });

  test('switching somebody off ends their sessions at once, and switching on lets them in', async () => {
    const other = await makeActor(services, 'helpdesk');
    expect((await setOperatorDisabled(services, administrator, other.operator.id, true)).ok).toBe(true);
    const looked = await findSession(services.db, other.token, services.clock());
    expect(looked).toMatchObject({ found: false, reason: 'operator_disabled' });
    await setOperatorDisabled(services, administrator, other.operator.id, false);
    expect((await findSession(services.db, other.token, services.clock())).found).toBe(false);
    expect(await actions()).toEqual(['operator_disabled', 'operator_enabled']);
  });

  test('a changed role counts for the next request', async () => {
    const other = await makeActor(services, 'helpdesk');
    const change = { name: 'New name', rights: { ...desk, role: 'auditor' as const } };
    expect((await changeOperator(services, administrator, other.operator.id, change)).ok).toBe(true);
    const looked = await findSession(services.db, other.token, services.clock());
    expect(looked).toMatchObject({ found: true, operator: { role: 'auditor', name: 'New name' } });
  });

  test('sessions are ended for another, and nobody changes themselves', async () => {
    const other = await makeActor(services, 'auditor');
    expect((await endOperatorSessions(services, administrator, other.operator.id)).ok).toBe(true);
    expect((await findSession(services.db, other.token, services.clock())).found).toBe(false);
    const self = administrator.operator.id;
    for (const refused of [
      await changeOperator(services, administrator, self, { name: 'Me', rights: desk }),
      await setOperatorDisabled(services, administrator, self, true),
      await requestFactorReset(services, administrator, self, 'lost'),
    ])
      expect(refused).toEqual({ ok: false, error: { code: 'own_account' } });
    expect(await setOperatorDisabled(services, administrator, nobody, true)).toMatchObject({
      error: { code: 'account_gone' },
    });
  });

  test('two administrators who switch each other off leave one', async () => {
    const other = await makeActor(services, 'administrator');
    await services.db.update(operators).set({ accountId: 'second' }).where(eq(operators.id, other.operator.id));
    const both = await Promise.all([
      setOperatorDisabled(services, administrator, other.operator.id, true),
      setOperatorDisabled(services, other, administrator.operator.id, true),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'last_administrator' } });
  });

  test('a second factor goes only when another administrator agrees', async () => {
    const target = await makeActor(services, 'helpdesk');
    const second = await makeActor(services, 'administrator');
    const createdAt = services.clock();
    const { id: operatorId } = target.operator;
    await services.db
      .insert(authenticators)
      .values({ ownerId: operatorId, secret: 's', createdAt, confirmedAt: createdAt });
    expect((await requestFactorReset(services, administrator, operatorId, 'phone lost')).ok).toBe(true);
    await requestFactorReset(services, administrator, operatorId, 'phone lost');
    const listed = await listOperators(services, administrator);
    const [asked, ...more] = listed.ok ? listed.value.approvals : [];
    if (!asked) throw new Error('nothing was asked');
    expect(more).toEqual([]);
    expect(await decideApproval(services, administrator, asked.id, true)).toMatchObject({
      error: { code: 'second_person_required' },
    });
    const decided = await Promise.all([
      decideApproval(services, second, asked.id, true),
      decideApproval(services, second, asked.id, true),
    ]);
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await services.db.select().from(authenticators)).toEqual([]);
    expect((await findSession(services.db, target.token, services.clock())).found).toBe(false);
    expect(await actions()).toEqual(['approval_requested', 'operator_refused', 'approval_decided']);
  });

  test('a declined request changes nothing, and an old one cannot be agreed to', async () => {
    const target = await makeActor(services, 'helpdesk');
    const second = await makeActor(services, 'administrator');
    const ask = async () => {
      await requestFactorReset(services, administrator, target.operator.id, 'lost');
      const listed = await listOperators(services, second);
      return (listed.ok && listed.value.approvals[0]?.id) || '';
    };
    expect((await decideApproval(services, second, await ask(), false)).ok).toBe(true);
    expect((await findSession(services.db, target.token, services.clock())).found).toBe(true);
    const old = await ask();
    services.time.advance(25 * 3600);
    const third = await makeActor(services, 'administrator');
    expect(await decideApproval(services, third, old, true)).toMatchObject({ error: { code: 'changed_meanwhile' } });
  });

  test.each(['helpdesk', 'auditor'] as const)('%s manages nobody, and each try is in the audit (T18)', async (role) => {
    const actor = await makeActor(services, role);
    const refused = { ok: false, error: { code: 'not_allowed' } };
    expect(await listOperators(services, actor)).toEqual(refused);
    expect(await describeOperator(services, actor, administrator.operator.id)).toEqual(refused);
    expect(await inviteOperator(services, actor, { name: 'A', email: 'a@b.org', rights: desk })).toEqual(refused);
    expect(await inviteAgain(services, actor, nobody)).toEqual(refused);
    expect(await changeOperator(services, actor, nobody, { name: 'A', rights: desk })).toEqual(refused);
    expect(await setOperatorDisabled(services, actor, nobody, true)).toEqual(refused);
    expect(await endOperatorSessions(services, actor, nobody)).toEqual(refused);
    expect(await requestFactorReset(services, actor, nobody, 'x')).toEqual(refused);
    expect(await decideApproval(services, actor, nobody, true)).toEqual(refused);
    expect(await actions()).toEqual(Array(9).fill('operator_refused'));
  });

  test('a second factor that was shown too long ago is asked for', async () => {
    services.time.advance(6 * 60);
    const invite = { name: 'A', email: 'a@b.org', rights: desk };
    expect(await inviteOperator(services, administrator, invite)).toMatchObject({
      error: { code: 'step_up_required' },
    });
  });

  test('a session from another sign-in stays when one is ended', async () => {
    const other = await makeActor(services, 'helpdesk');
    const token = await services.db.transaction((tx) =>
      startSession(tx, {
        operatorId: other.operator.id,
        stage: 'full',
        request: testRequest,
        userAgent: '',
        now: services.clock(),
      }),
    );
    expect((await findSession(services.db, token, services.clock())).found).toBe(true);
    const described = await describeOperator(services, administrator, other.operator.id);
    expect(described.ok && described.value.sessions).toHaveLength(2);
  });

  describe('an administrator of one directory', () => {
    let scoped: Actor & { token: string };
    beforeEach(async () => {
      scoped = await makeActor(services, 'administrator', { scope: { directories: ['local'] }, grants: ['show_link'] });
    });
    const everything: Rights = { role: 'administrator', scope: { directories: 'all' }, grants: ['chosen_password'] };
    const refusedEvents = async () => (await actions()).filter((action) => action === 'operator_refused').length;

    test('invites nobody with more rights than their own (T1)', async () => {
      const puppet = { name: 'Puppet', email: 'puppet@elsewhere.example' };
      expect(await inviteOperator(services, scoped, { ...puppet, rights: everything })).toMatchObject({
        error: { code: 'directory_beyond_yours', field: 'directories' },
      });
      const here = { ...everything, scope: { directories: ['local'] } };
      expect(await inviteOperator(services, scoped, { ...puppet, rights: here })).toMatchObject({
        error: { code: 'permission_beyond_yours', field: 'grants' },
      });
      expect(
        await inviteOperator(services, scoped, { ...puppet, rights: { ...here, grants: ['show_link'] } }),
      ).toMatchObject({
        ok: true,
      });
      expect(await refusedEvents()).toBe(2);
    });

    test('changes nobody above them, in no way (T1, T18)', async () => {
      const { id } = administrator.operator;
      for (const refused of [
        await changeOperator(services, scoped, id, { name: 'Demoted', rights: { ...desk, role: 'auditor' } }),
        await setOperatorDisabled(services, scoped, id, true),
        await setOperatorDisabled(services, scoped, id, false),
        await endOperatorSessions(services, scoped, id),
        await requestFactorReset(services, scoped, id, 'lost'),
        await inviteAgain(services, scoped, id),
      ])
        expect(refused).toEqual({ ok: false, error: { code: 'operator_beyond_yours' } });
      expect(await refusedEvents()).toBe(6);
      expect((await findSession(services.db, administrator.token, services.clock())).found).toBe(true);
    });

    test('lets nobody in again who can do more than they can (T1)', async () => {
      const strong = await makeActor(services, 'helpdesk', {
        scope: { directories: ['local'] },
        grants: ['chosen_password'],
      });
      expect((await setOperatorDisabled(services, scoped, strong.operator.id, true)).ok).toBe(true);
      expect(await setOperatorDisabled(services, scoped, strong.operator.id, false)).toMatchObject({
        error: { code: 'permission_beyond_yours' },
      });
    });
  });

  test('nobody is approved by who they invited, directly or through others, nor the other way round (T1)', async () => {
    const target = await makeActor(services, 'helpdesk');
    const [child, grandchild] = [
      await makeActor(services, 'administrator'),
      await makeActor(services, 'administrator'),
    ];
    const invitedBy = (id: string, by: string) =>
      services.db.update(operators).set({ invitedBy: by }).where(eq(operators.id, id));
    await invitedBy(child.operator.id, administrator.operator.id);
    await invitedBy(grandchild.operator.id, child.operator.id);
    const ask = async (asker: Actor) => {
      await requestFactorReset(services, asker, target.operator.id, 'lost');
      const listed = await listOperators(services, asker);
      return (listed.ok && listed.value.approvals[0]?.id) || '';
    };
    const refused = { ok: false, error: { code: 'independent_person_required' } };
    const first = await ask(administrator);
    expect(await decideApproval(services, child, first, true)).toEqual(refused);
    expect(await decideApproval(services, grandchild, first, true)).toEqual(refused);
    expect((await decideApproval(services, grandchild, first, false)).ok).toBe(true);
    expect(await decideApproval(services, administrator, await ask(grandchild), true)).toEqual(refused);
  });

  test('a scope without a directory is refused at the field (C7)', async () => {
    const rights: Rights = { ...desk, scope: { directories: [] } };
    const refused = { ok: false, error: { code: 'directory_choice_required', field: 'directories' } };
    expect(await inviteOperator(services, administrator, { name: 'A', email: 'a@b.org', rights })).toEqual(refused);
    const other = await makeActor(services, 'helpdesk');
    expect(await changeOperator(services, administrator, other.operator.id, { name: 'A', rights })).toEqual(refused);
  });

  test('who asked can withdraw, and one administrator alone is told before (C13)', async () => {
    const target = await makeActor(services, 'helpdesk');
    const { id } = target.operator;
    const view = async (actor: Actor) => {
      const described = await describeOperator(services, actor, id);
      return described.ok ? [described.value.hasApprover, described.value.askedBy] : described.error;
    };
    expect(await view(administrator)).toEqual([false, null]);
    const second = await makeActor(services, 'administrator');
    await services.db.update(operators).set({ accountId: 'second' }).where(eq(operators.id, second.operator.id));
    expect(await view(administrator)).toEqual([true, null]);
    await requestFactorReset(services, administrator, id, 'lost');
    expect(await withdrawFactorReset(services, second, id)).toMatchObject({ error: { code: 'changed_meanwhile' } });
    expect((await withdrawFactorReset(services, administrator, id)).ok).toBe(true);
    expect(await view(administrator)).toEqual([true, null]);
  });

  test('an administrator sees and lifts the lock after ten wrong codes (C12)', async () => {
    const { operator } = await makeActor(services, 'helpdesk');
    const isLocked = async () => {
      const described = await describeOperator(services, administrator, operator.id);
      return described.ok && described.value.locked;
    };
    for (let tries = 0; tries < 10; tries += 1)
      await checkOperatorFactor(services, operator.id, { typed: '000000' }, services.clock());
    expect(await isLocked()).toBe(true);
    expect((await liftFactorLock(services, administrator, operator.id)).ok).toBe(true);
    expect(await isLocked()).toBe(false);
    expect(await checkOperatorFactor(services, operator.id, { typed: '000000' }, services.clock())).toMatchObject({
      error: { code: 'factor_refused' },
    });
  });
});
