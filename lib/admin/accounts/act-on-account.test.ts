import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestEvent, openLocalDesk } from '@/lib/admin/testing/open-local-desk';
import { readAccountEvents } from '@/lib/audit/read-account-events';
import { err, ok } from '@/lib/base/result';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { localAccount } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { Account } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import type { TestServices } from '@/lib/testing/open-test-services';
import { actOnAccount, actsOf } from './act-on-account';
import { directoryAbilities } from './directory-abilities';

describe.each(databaseKinds)('an act on an account on %s', (kind) => {
  let services: TestServices;
  let local: Directory;
  let ada: Account;

  beforeAll(async () => {
    ({ services, local, ada } = await openLocalDesk(kind));
  });
  afterAll(() => services.close());

  const target = () => ({ directoryId: 'local', accountId: ada.id });
  const lock = (hours = 1) =>
    services.db.update(localAccount).set({ lockedUntil: new Date(services.clock().getTime() + hours * 3600_000) });
  const history = () => readAccountEvents(services.db, target(), 50);
  const why = { reason: 'she called', ticket: 'T-1' };

  test('an act is done, and written down before and after with its reason', async () => {
    const desk = await makeActor(services, 'helpdesk');
    await lock();
    expect(await actOnAccount(services, desk, 'require_change', { ...target(), ...why })).toMatchObject({
      ok: true,
      value: { username: expect.any(String) },
    });
    expect(await createLocalAccountStore(services.db, 'local').get(ada.id)).toMatchObject({ mustChange: true });
    const unlocked = await actOnAccount(services, desk, 'unlock', { ...target(), reason: 'locked out', ticket: null });
    expect(unlocked).toEqual(ok({ username: 'ada' }));
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
    await lock();
    const act = async (answer: Awaited<ReturnType<typeof local.provider.unlockAccount>> | Error) => {
      const unlockAccount = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
      const broken = { ...local, provider: { ...local.provider, unlockAccount } };
      const own = { ...services, directories: { usable: [broken], broken: [] } };
      return actOnAccount(own, desk, 'unlock', { ...target(), ...why });
    };
    const vendor = { endpoint: 'Unlock', status: 503, code: 'Busy', requestId: 'r-1' };
    expect(await act(err({ code: 'busy', vendor }))).toMatchObject(err({ code: 'directory_busy' }));
    expect((await newestEvent(services)).event).toMatchObject({
      outcome: 'failed',
      detail: { code: 'Busy', status: 503 },
    });
    expect(await act(err({ code: 'outcome_unknown' }))).toEqual(err({ code: 'outcome_unknown' }));
    expect((await newestEvent(services)).event).toMatchObject({ action: 'account_unlocked', outcome: 'unknown' });
    expect(await act(new Error('broke'))).toEqual(err({ code: 'outcome_unknown' }));
    expect(await actOnAccount(services, desk, 'end_sessions', { ...target(), ...why })).toEqual(
      err({ code: 'not_supported' }),
    );
    expect((await newestEvent(services)).event).toMatchObject({
      action: 'operator_refused',
      detail: { code: 'not_supported' },
    });
    services.time.advance(6 * 60);
    expect(await actOnAccount(services, desk, 'unlock', { ...target(), ...why })).toEqual(
      err({ code: 'step_up_required' }),
    );
  });

  test('an account that is not locked is offered no unlocking, and none is said to have been done (C14)', async () => {
    const statuses = ['active', 'disabled', 'read_only', 'unknown'] as const;
    for (const status of statuses) expect(actsOf(local, { status })).toEqual(['require_change']);
    const desk = await makeActor(services, 'helpdesk');
    // A lock that is over is none.
    await lock(-1);
    const before = await history();
    expect(await actOnAccount(services, desk, 'unlock', { ...target(), ...why })).toEqual(
      err({ code: 'account_not_locked' }),
    );
    expect(await history()).toEqual(before);
    await lock();
    expect(await actOnAccount(services, desk, 'unlock', { ...target(), ...why })).toMatchObject({ ok: true });
    expect(await createLocalAccountStore(services.db, 'local').get(ada.id)).toMatchObject({ lockedUntil: null });
  });

  test('what a directory can do is read off its capabilities', () => {
    expect(actsOf(local, { status: 'locked' })).toEqual(['require_change', 'unlock']);
    expect(actsOf(services.meeting, { status: 'locked' })).toEqual([]);
    const words = directoryAbilities(local)
      .filter(({ can }) => can)
      .map((each) => each.words);
    expect(words).toEqual(expect.arrayContaining(['canChosen', 'canUnlock', 'canRequireChange', 'verifiedByPortal']));
    expect(directoryAbilities(services.meeting)).toContainEqual({ can: false, words: 'cannotEndSessions' });
  });
});
