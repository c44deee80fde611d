import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeActor } from '@/lib/admin/testing/make-actor';
import { readAccountEvents } from '@/lib/audit/read-account-events';
import { addLocalAccount } from '@/lib/db/add-local-account';
import { auditPersonal } from '@/lib/db/console-schema';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { auditEvent } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/db/testing/database';
import type { Directory } from '@/lib/directories/directory';
import { openTestDirectories } from '@/lib/directories/testing/open-test-directories';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Account } from '@/lib/providers/types';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { err, ok } from '@/lib/result';
import { accountInScope } from './account-in-scope';
import { accountPath, readAccountTarget } from './account-target';
import { actOnAccount, actsOf } from './act-on-account';
import { directoryAbilities } from './directory-abilities';
import { readQuery } from './read-query';
import { searchDirectory } from './search-directory';
import { searchPlaces } from './search-places';
import { showContact } from './show-contact';
import { viewAccount } from './view-account';

describe.each(databaseKinds)('accounts in the console on %s', (kind) => {
  let services: TestServices;
  let local: Directory;
  let ada: Account;
  const why = { reason: 'she called', ticket: 'T-1' };

  beforeAll(async () => {
    services = await openTestServices(kind);
    const localAccounts = createLocalAccountStore(services.db, 'local', services.clock);
    const [opened] = openTestDirectories([{ id: 'local', kind: 'local', name: 'Local' }], {
      providerDeps: () => createTestDeps({ localAccounts, clock: services.clock }),
    }).usable;
    if (!opened) throw new Error('no directory');
    local = opened;
    services.directories = { usable: [services.staff, services.meeting, local], broken: [{ id: 'odd', problems: [] }] };
    const person = { username: 'ada', displayName: 'Ada 王小明', email: 'ada@example.com', phone: '+34600000001' };
    const added = await addLocalAccount(services.db, 'local', { ...person, passwordHash: null }, services.clock());
    const found = await local.provider.getAccount(added.ok ? added.value : '');
    if (!found.ok || !found.value) throw new Error('no account');
    ada = found.value;
  });
  beforeEach(() => {
    services.provider.readFailure = null;
  });
  afterAll(() => services.close());

  const target = () => ({ directoryId: 'local', accountId: ada.id });
  const history = () => readAccountEvents(services.db, target(), 50);
  const newest = async () => {
    const [event] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    const [personal] = await services.db.select().from(auditPersonal).orderBy(desc(auditPersonal.seq)).limit(1);
    return { event, personal };
  };
  const search = async (text: string, directoryId = 'local') =>
    searchDirectory(services, await makeActor(services, 'helpdesk'), { directoryId, text, cursor: null });

  test('finds by name, number in any usual form and Chinese name, and shows contacts masked', async () => {
    for (const text of ['ada', '0600 000 001', '+34 600-000-001', '小明', 'ADA@example.com']) {
      const found = await search(text);
      expect(found, text).toMatchObject({ ok: true, value: { accounts: [{ username: 'ada' }], nextCursor: null } });
      expect(JSON.stringify(found)).not.toMatch(/ada@example|600000001/);
    }
    expect(await search('ada')).toMatchObject({ value: { accounts: [{ exact: true }] } });
    expect(await search('+34600000001')).toMatchObject({ value: { accounts: [{ exact: true }] } });
    expect(await search('ad')).toMatchObject({ value: { accounts: [{ exact: false }] } });
    for (const text of ["'&|!:*()\0", '\ud800', "ada'--", '%']) expect(await search(text)).toMatchObject({ ok: true });
  });

  test('only the own directories are searched, and only by those who may', async () => {
    const mine = await makeActor(services, 'helpdesk', { scope: { directories: ['staff', 'odd'] } });
    const places = searchPlaces(services, mine);
    expect(places.ok && places.value.usable.map(({ id }) => id)).toEqual(['staff']);
    expect(places.ok && places.value.broken).toEqual(['odd']);
    const elsewhere = { directoryId: 'local', text: 'ada', cursor: null };
    expect(await searchDirectory(services, mine, elsewhere)).toEqual(err({ code: 'out_of_scope' }));
    const auditor = await makeActor(services, 'auditor');
    expect(searchPlaces(services, auditor)).toEqual(err({ code: 'not_allowed' }));
    expect(await searchDirectory(services, auditor, elsewhere)).toEqual(err({ code: 'not_allowed' }));
    expect(await viewAccount(services, auditor, target())).toEqual(err({ code: 'not_allowed' }));
  });

  test('a directory that cannot be searched finds whole identifiers, and one that fails says how', async () => {
    services.provider.add({ username: 'eve' });
    expect(await search('eve@example.com', 'staff')).toMatchObject({
      value: { accounts: [{ username: 'eve', exact: true }], wholeOnly: true },
    });
    expect(await search('ev', 'staff')).toMatchObject({ value: { accounts: [], wholeOnly: true } });
    for (const [code, told] of [
      ['unavailable', 'down'],
      ['busy', 'busy'],
      ['credentials_refused', 'refused'],
    ] as const) {
      services.provider.readFailure = { code };
      expect(await search('eve', 'staff')).toEqual(err({ code: told }));
    }
    const { provider } = services.staff;
    services.directories = {
      ...services.directories,
      usable: services.directories.usable.map((each) =>
        each.id === 'staff'
          ? { ...each, provider: { ...provider, searchAccounts: () => Promise.reject(new Error('broke')) } }
          : each,
      ),
    };
    expect(await search('eve', 'staff')).toEqual(err({ code: 'down' }));
  });

  test('an unknown account, an unknown directory and one out of scope are the same', async () => {
    const gone = err({ code: 'account_gone' });
    const desk = await makeActor(services, 'helpdesk');
    const elsewhere = await makeActor(services, 'helpdesk', { scope: { directories: ['staff'] } });
    expect(await viewAccount(services, desk, { directoryId: 'local', accountId: 'nobody' })).toEqual(gone);
    expect(await viewAccount(services, desk, { directoryId: 'nowhere', accountId: ada.id })).toEqual(gone);
    expect(await viewAccount(services, elsewhere, target())).toEqual(gone);
    expect(await accountInScope(services, elsewhere, 'accounts.find', target())).toEqual(gone);
    expect(await showContact(services, elsewhere, { ...target(), handle: '0'.repeat(16) })).toEqual(gone);
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
    expect(await newest()).toMatchObject({
      event: { action: 'contact_shown', outcome: 'ok', detail: { method: 'email' } },
      personal: { accountId: ada.id },
    });
    expect(JSON.stringify(await newest())).not.toContain('ada@example.com');
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
      expect((await newest()).event).toMatchObject({
        ...{ action: 'operator_refused', outcome: 'refused', actor: `operator:${actor.operator.id}` },
        detail: { permission: 'accounts.show_contact', code },
      });
      expect(await actOnAccount(services, actor, 'unlock', { ...target(), ...why })).toEqual(err({ code }));
    }
    const { id } = own.operator;
    await services.database.runSql('delete from operator_session where operator_id = $1', [id]);
    await services.database.runSql('delete from operator where id = $1', [id]);
  });

  test('an act is done, and written down before and after with its reason', async () => {
    const desk = await makeActor(services, 'helpdesk');
    expect(await actOnAccount(services, desk, 'require_change', { ...target(), ...why })).toEqual(ok());
    expect(await createLocalAccountStore(services.db, 'local').get(ada.id)).toMatchObject({ mustChange: true });
    expect(await actOnAccount(services, desk, 'unlock', { ...target(), reason: 'locked out', ticket: null })).toEqual(
      ok(),
    );
    const acts = (await history()).filter(
      ({ actor, action }) => actor === `operator:${desk.operator.id}` && action !== 'account_viewed',
    );
    expect(acts.map(({ action, outcome, personal }) => [action, outcome, personal?.reason, personal?.ticket])).toEqual([
      ['account_unlocked', 'ok', 'locked out', null],
      ['account_unlocked', 'started', 'locked out', null],
      ['must_change_set', 'ok', 'she called', 'T-1'],
      ['must_change_set', 'started', 'she called', 'T-1'],
    ]);
  });

  test('an act that fails, that nobody knows the end of, and that there is none', async () => {
    const desk = await makeActor(services, 'helpdesk');
    const act = async (answer: Awaited<ReturnType<typeof local.provider.unlockAccount>> | Error) => {
      const unlockAccount = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
      const broken = { ...local, provider: { ...local.provider, unlockAccount } };
      const own = { ...services, directories: { usable: [broken], broken: [] } };
      return actOnAccount(own, desk, 'unlock', { ...target(), ...why });
    };
    const vendor = { endpoint: 'Unlock', status: 503, code: 'Busy', requestId: 'r-1' };
    expect(await act(err({ code: 'busy', vendor }))).toMatchObject(err({ code: 'directory_busy' }));
    expect((await newest()).event).toMatchObject({ outcome: 'failed', detail: { code: 'Busy', status: 503 } });
    expect(await act(err({ code: 'outcome_unknown' }))).toEqual(err({ code: 'outcome_unknown' }));
    expect((await newest()).event).toMatchObject({ action: 'account_unlocked', outcome: 'unknown' });
    expect(await act(new Error('broke'))).toEqual(err({ code: 'outcome_unknown' }));
    expect(await actOnAccount(services, desk, 'end_sessions', { ...target(), ...why })).toEqual(
      err({ code: 'not_supported' }),
    );
    expect((await newest()).event).toMatchObject({ action: 'operator_refused', detail: { code: 'not_supported' } });
    services.time.advance(6 * 60);
    expect(await actOnAccount(services, desk, 'unlock', { ...target(), ...why })).toEqual(
      err({ code: 'step_up_required' }),
    );
  });

  test('what a directory can do is read off its capabilities', () => {
    expect(actsOf(local)).toEqual(['require_change', 'unlock']);
    expect(actsOf(services.meeting)).toEqual([]);
    const words = directoryAbilities(local)
      .filter(({ can }) => can)
      .map((each) => each.words);
    expect(words).toEqual(expect.arrayContaining(['canChosen', 'canUnlock', 'canRequireChange', 'verifiedByPortal']));
    expect(directoryAbilities(services.meeting)).toContainEqual({ can: false, words: 'cannotEndSessions' });
  });
});

test.each([
  ['', 'empty'],
  [' \u200b ', 'empty'],
  ['a', 'short'],
  ['é', 'short'],
  ['x'.repeat(201), 'long'],
  ['明', 'search'],
  ['が', 'search'],
  ['김', 'search'],
  ['ab', 'search'],
  ['\0\0', 'empty'],
])('%j is %s', (typed, kind) => {
  expect(readQuery(typed).kind).toBe(kind);
});

test.each(['ana.lopez@example.com', '..', 'a/b', '王 小明', 'a%2Fb', '?#&'])(
  'the address of %j leads back to it',
  (accountId) => {
    const path = accountPath({ directoryId: 'meeting', accountId });
    const [account = ''] = path.split('/').slice(4);
    expect(path.split('/')).toHaveLength(5);
    expect(path).not.toContain('.');
    expect(readAccountTarget('meeting', account)).toEqual({ directoryId: 'meeting', accountId });
  },
);

test.each(['%', '%00', '', 'a\0b', 'x'.repeat(301), '%ED%A0%80'])('%j names no account', (account) => {
  expect(readAccountTarget('meeting', account)).toBeNull();
  expect(readAccountTarget('__proto__', 'a')).toBeNull();
});
