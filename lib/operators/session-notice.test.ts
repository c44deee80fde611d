import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { findSession } from './operator-sessions';
import { keepNotice, takeNotice } from './session-notice';

describe.each(databaseKinds)('the notice of a session on %s', (kind) => {
  let services: TestServices;
  let token: string;
  beforeEach(async () => {
    services = await openTestServices(kind);
    ({ token } = await makeActor(services, 'administrator'));
  });
  afterEach(() => services.close());

  async function take(path: string) {
    const found = await findSession(services.db, token, services.clock());
    if (!found.found) throw new Error('no session');
    return (await takeNotice(services, found.session, path))?.text ?? null;
  }

  test('is told once, on its own page, whatever the query says (C4)', async () => {
    await keepNotice(services, token, '/admin/accounts/local/1?tab=2', 'Unlocked.');
    expect(await take('/admin/accounts/local/2')).toBeNull();
    expect(await take('/admin/accounts/local/1?done=unlock')).toBe('Unlocked.');
    expect(await take('/admin/accounts/local/1')).toBeNull();
  });

  test('goes to one of two requests that come together (C4)', async () => {
    await keepNotice(services, token, '/admin/me', 'Saved.');
    const found = await findSession(services.db, token, services.clock());
    if (!found.found) throw new Error('no session');
    const taken = await Promise.all([1, 2].map(() => takeNotice(services, found.session, '/admin/me')));
    expect(taken.filter((notice) => notice !== null)).toHaveLength(1);
  });

  test('is no longer told once it is stale, and belongs to one session (C4)', async () => {
    const other = await makeActor(services, 'administrator');
    await keepNotice(services, other.token, '/admin/me', 'Theirs.');
    expect(await take('/admin/me')).toBeNull();
    await keepNotice(services, token, '/admin/me', { tone: 'info', text: 'Late.' });
    services.time.advance(3 * 60);
    expect(await take('/admin/me')).toBeNull();
  });
});
