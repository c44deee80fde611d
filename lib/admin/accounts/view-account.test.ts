import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestEvent, openLocalDesk } from '@/lib/admin/testing/open-local-desk';
import { readAccountEvents } from '@/lib/audit/read-account-events';
import { err, ok } from '@/lib/base/result';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { Account, Provider } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import type { TestServices } from '@/lib/testing/open-test-services';
import { actOnAccount } from './act-on-account';
import { showContact } from './show-contact';
import { viewAccount } from './view-account';

describe.each(databaseKinds)('an account in the console on %s', (kind) => {
  let services: TestServices;
  let ada: Account;

  beforeAll(async () => {
    ({ services, ada } = await openLocalDesk(kind));
  });
  afterAll(() => services.close());

  const target = () => ({ directoryId: 'local', accountId: ada.id });
  const history = () => readAccountEvents(services.db, target(), 50);
  const why = { reason: 'she called', ticket: 'T-1' };

  test('an unknown account, an unknown directory and one out of scope are the same', async () => {
    const gone = err({ code: 'account_gone' });
    const desk = await makeActor(services, 'helpdesk');
    const elsewhere = await makeActor(services, 'helpdesk', { scope: { directories: ['staff'] } });
    expect(await viewAccount(services, desk, { directoryId: 'local', accountId: 'nobody' })).toEqual(gone);
    expect(await viewAccount(services, desk, { directoryId: 'nowhere', accountId: ada.id })).toEqual(gone);
    expect(await viewAccount(services, elsewhere, target())).toEqual(gone);
    expect(await showContact(services, elsewhere, { ...target(), handle: '0'.repeat(16) })).toEqual(gone);
  });

  test('an account that is looked at, shown or changed is read with a time limit, and a failure is told', async () => {
    const desk = await makeActor(services, 'helpdesk');
    const acts = [
      () => viewAccount(services, desk, target()),
      () => showContact(services, desk, { ...target(), handle: '0'.repeat(16) }),
      () => actOnAccount(services, desk, 'unlock', { ...target(), ...why }),
    ];
    const failing = async (getAccount: Provider['getAccount']) => {
      const before = services.directories;
      const usable = before.usable.map((each) => ({ ...each, provider: { ...each.provider, getAccount } }));
      services.directories = { ...before, usable };
      const answers = await Promise.all(acts.map((act) => act()));
      services.directories = before;
      return answers;
    };
    const down = err({ code: 'directory_unavailable', retryAfterSeconds: 60 });
    const limits: boolean[] = [];
    const hang: Provider['getAccount'] = (_id, call) => {
      limits.push(call?.signal !== undefined);
      return Promise.reject(new Error('broke'));
    };
    expect(await failing(hang)).toEqual([down, down, down]);
    expect(limits).toEqual([true, true, true]);
    const throttled = () => Promise.resolve(err({ code: 'throttled' as const, retryAfterSeconds: 7 }));
    const busy = err({ code: 'directory_busy', retryAfterSeconds: 7 });
    expect(await failing(throttled)).toEqual([busy, busy, busy]);
  });

  test('an auditor looks at no account', async () => {
    const auditor = await makeActor(services, 'auditor');
    expect(await viewAccount(services, auditor, target())).toEqual(err({ code: 'not_allowed' }));
  });

  test('looking is written down once in a visit, with whom and by whom', async () => {
    const desk = await makeActor(services, 'helpdesk');
    const view = await viewAccount(services, desk, target());
    if (!view.ok) throw new Error(view.error.code);
    expect(view.value.contacts.map(({ masked }) => masked)).toEqual(['a•••@example.com', '+34 ••• 01']);
    expect(view.value.blocked).toBeNull();
    await viewAccount(services, desk, target());
    const mine = (await history()).filter(({ actor }) => actor === `operator:${desk.operator.id}`);
    expect(mine).toMatchObject([{ action: 'account_viewed', outcome: 'ok', personal: { accountName: 'ada' } }]);
    const again = await viewAccount(services, desk, target());
    expect(again.ok && again.value.history[0]).toMatchObject({ action: 'account_viewed' });
    expect(JSON.stringify(again)).not.toContain(desk.request.address);
  });

  test('a contact is shown in full after it was written down, and only a stored one', async () => {
    const desk = await makeActor(services, 'helpdesk');
    const view = await viewAccount(services, desk, target());
    const handle = view.ok ? (view.value.contacts[0]?.handle ?? '') : '';
    expect(await showContact(services, desk, { ...target(), handle })).toEqual(ok('ada@example.com'));
    expect(await newestEvent(services)).toMatchObject({
      event: { action: 'contact_shown', outcome: 'ok', detail: { method: 'email' } },
      personal: { accountId: ada.id },
    });
    expect(JSON.stringify(await newestEvent(services))).not.toContain('ada@example.com');
    expect(await showContact(services, desk, { ...target(), handle: '0'.repeat(16) })).toEqual(
      err({ code: 'no_contact' }),
    );
  });

  test('the own account and that of a higher rank are looked at and not touched', async () => {
    const own = await makeActor(services, 'helpdesk', { email: 'ada@example.com' });
    const desk = await makeActor(services, 'helpdesk');
    for (const [actor, code] of [
      [own, 'own_account'],
      [desk, 'higher_rank'],
    ] as const) {
      const view = await viewAccount(services, actor, target());
      expect(view).toMatchObject({ ok: true, value: { blocked: { code } } });
      const handle = view.ok ? (view.value.contacts[0]?.handle ?? '') : '';
      expect(await showContact(services, actor, { ...target(), handle })).toEqual(err({ code }));
      expect((await newestEvent(services)).event).toMatchObject({
        ...{ action: 'operator_refused', outcome: 'refused', actor: `operator:${actor.operator.id}` },
        detail: { permission: 'accounts.show_contact', code },
      });
      expect(await actOnAccount(services, actor, 'unlock', { ...target(), ...why })).toEqual(err({ code }));
    }
    const { id } = own.operator;
    await services.database.runSql('delete from operator_session where operator_id = $1', [id]);
    await services.database.runSql('delete from operator where id = $1', [id]);
  });
});
