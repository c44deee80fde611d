import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isResetOften } from '@/lib/admin/accounts/spend-operator-reset';
import { addPerson, handoffRequest, mail, make, trailOf } from '@/lib/admin/testing/desk';
import { handoff as handoffs } from '@/lib/db/console-schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { makeHandoff } from './make-handoff';

describe.each(databaseKinds)('makeHandoff on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind, { mail });
  });
  afterAll(() => services.close());

  test.each([
    ['an auditor', 'auditor', {}, 'not_allowed'],
    ['somebody of another directory', 'helpdesk', { scope: { directories: ['meeting'] } }, 'out_of_scope'],
  ] as const)('%s is refused before the directory is asked', async (_who, role, rights, code) => {
    const account = addPerson(services);
    const scope = 'scope' in rights ? { scope: { directories: [...rights.scope.directories] } } : {};
    const actor = await makeActor(services, role, scope);
    services.provider.readFailure = { code: 'unavailable' };
    expect(await makeHandoff(services, actor, handoffRequest(services, account))).toEqual({
      ok: false,
      error: { code },
    });
    services.provider.readFailure = null;
    expect(await trailOf(services, account)).toMatchObject([
      { action: 'operator_refused', outcome: 'refused', detail: { permission: 'reset.send_link', code } },
    ]);
  });

  test('showing it is a right of its own', async () => {
    const account = addPerson(services);
    const plain = await makeActor(services, 'administrator');
    const request = handoffRequest(services, account, { to: 'shown' });
    expect(await makeHandoff(services, plain, request)).toEqual({ ok: false, error: { code: 'not_allowed' } });
    const granted = await makeActor(services, 'helpdesk', { grants: ['show_link'] });
    expect(await makeHandoff(services, granted, request)).toMatchObject({ ok: true });
  });

  test('a second factor that was shown too long ago does not do', async () => {
    const account = addPerson(services);
    const actor = await makeActor(services, 'helpdesk');
    services.time.advance(5 * 60);
    const refused = await makeHandoff(services, actor, handoffRequest(services, account));
    expect(refused).toEqual({ ok: false, error: { code: 'step_up_required' } });
  });

  test("neither one's own account nor that of an operator of the same rank", async () => {
    const actor = await makeActor(services, 'helpdesk', { email: `desk-${kind}@example.com` });
    const own = addPerson(services, { contacts: [{ method: 'email', address: `Desk-${kind}@example.com` }] });
    const refused = await makeHandoff(services, actor, handoffRequest(services, own));
    expect(refused).toEqual({ ok: false, error: { code: 'own_account' } });
    const colleague = await makeActor(services, 'helpdesk');
    expect(await makeHandoff(services, colleague, handoffRequest(services, own))).toEqual({
      ok: false,
      error: { code: 'higher_rank' },
    });
    const administrator = await makeActor(services, 'administrator');
    expect(await makeHandoff(services, administrator, handoffRequest(services, own))).toMatchObject({ ok: true });
  });

  test.each([
    ['disabled', 'account_disabled'],
    ['read_only', 'account_read_only'],
  ] as const)('an account that is %s is refused with its sentence', async (status, code) => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services, { status });
    const refused = await makeHandoff(services, actor, handoffRequest(services, account));
    expect(refused).toEqual({ ok: false, error: { code } });
  });

  test('one that is locked, or has no contact, can be helped', async () => {
    const actor = await makeActor(services, 'helpdesk', { grants: ['show_link'] });
    await make(services, actor, addPerson(services, { status: 'locked' }));
    await make(services, actor, addPerson(services, { contacts: [] }));
  });

  test('it goes to stored contacts only', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const other = handoffRequest(services, addPerson(services)).to;
    for (const to of [other, '0000000000000000']) {
      const refused = await makeHandoff(services, actor, handoffRequest(services, account, { to }));
      expect(refused).toEqual({ ok: false, error: { code: 'no_contact' } });
    }
    const event = { action: 'operator_refused', detail: { permission: 'reset.send_link', code: 'no_contact' } };
    expect(await trailOf(services, account)).toMatchObject([event, event]);
  });

  test('a contact gets one message a minute, and a refused one changes nothing', async () => {
    const actor = await makeActor(services, 'helpdesk');
    const account = addPerson(services);
    const first = await make(services, actor, account);
    const again = await makeHandoff(services, actor, handoffRequest(services, account));
    expect(again).toMatchObject({ error: { code: 'send_too_soon' } });
    expect((await trailOf(services, account)).map(({ action }) => action)).toEqual([
      'handoff_made',
      'operator_refused',
    ]);
    const left = (await services.db.select().from(handoffs)).filter(({ accountId }) => accountId === account.id);
    expect(left).toMatchObject([{ publicId: first.publicId, endedAt: null }]);
    const { rows } = await services.database.runSql(
      `select data from jobs.job where name = 'deliver-handoff' and data->>'handoffId' = $1`,
      [first.id],
    );
    expect(rows).toEqual([
      { data: { handoffId: first.id, method: 'email', to: account.contacts[0]?.address, locale: 'en' } },
    ]);
  });

  test('an operator resets for 20 in an hour; an account that was reset three times is pointed out', async () => {
    const actor = await makeActor(services, 'helpdesk', { grants: ['show_link'] });
    const account = addPerson(services);
    const target = { directoryId: 'staff', accountId: account.id };
    for (let count = 0; count < 20; count += 1) {
      expect(await isResetOften(services, target)).toBe(count >= 3);
      await make(services, actor, account, { to: 'shown' });
    }
    const refused = await makeHandoff(services, actor, handoffRequest(services, account, { to: 'shown' }));
    expect(refused).toMatchObject({ error: { code: 'too_many_attempts', retryAfterSeconds: 3600 } });
  });
});
