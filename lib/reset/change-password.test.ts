import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { changePassword } from './change-password';
import { nextStep } from './next-step';
import { auditOf, freshName, jobsOf, reload, requestFrom } from './testing/walk';

const chosen = 'Brook-Lantern-Saddle-42';

describe.each(databaseKinds)('changePassword on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  beforeEach(() => {
    services.provider.outcome = 'confirm';
    services.provider.readFailure = null;
    services.provider.changes.length = 0;
  });
  afterAll(() => services.close());

  const somebody = () => services.provider.add({ username: freshName() });
  const change = (identifier: string, current: string, newPassword = chosen, address?: string) =>
    changePassword(
      services,
      { identifier, directory: 'staff', currentPassword: current, newPassword },
      requestFrom(address),
    );
  const wrong = { ok: false, error: { code: 'current_password_wrong', field: 'currentPassword' } };

  test('the right password sets the new one, with audit and notice', async () => {
    const account = somebody();
    const changed = await change(account.username, services.provider.current);
    if (!changed.ok) throw new Error(changed.error.code);
    const attempt = await reload(services, hashToken(changed.value.token));
    expect(attempt).toMatchObject({ state: 'done', purpose: 'change', accountId: account.id });
    expect(nextStep(attempt, services.clock())).toBe('done');
    expect((await auditOf(services, attempt)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['password_set_started', 'started'],
      ['password_set_finished', 'ok'],
    ]);
    expect(await jobsOf(services, 'notify-change', attempt)).toHaveLength(1);
    expect(services.provider.journal.at(-1)).toMatchObject({ accountId: account.id, password: chosen });
  });

  test('a wrong password, an unknown name and a protected account get the same answer and the same work', async () => {
    const known = somebody();
    const guarded = services.provider.add({ username: freshName(), status: 'protected' });
    for (const name of [known.username, freshName(), guarded.username]) {
      services.provider.changes.length = 0;
      expect(await change(name, 'wrong')).toEqual(wrong);
      expect(services.provider.changes).toHaveLength(1);
    }
    expect(await change(guarded.username, services.provider.current)).toEqual(wrong);
  });

  test('after three wrong passwords nobody is asked any more, for a known name and for an unknown one', async () => {
    for (const name of [somebody().username, freshName()]) {
      for (let tries = 0; tries < 3; tries += 1) expect(await change(name, 'wrong')).toEqual(wrong);
      services.provider.changes.length = 0;
      expect(await change(name, services.provider.current)).toMatchObject({
        ok: false,
        error: { code: 'too_many_tries', retryAfterSeconds: 900 },
      });
      expect(services.provider.changes).toEqual([]);
    }
  });

  test('by another of its names an account is not tried either, and nothing tells that it is the same one', async () => {
    const account = somebody();
    for (let tries = 0; tries < 3; tries += 1) await change(account.username, 'wrong');
    services.provider.changes.length = 0;
    expect(await change(`${account.username}@example.com`, services.provider.current)).toEqual(wrong);
    expect(services.provider.changes).toMatchObject([{ accountId: null }]);
  });

  test('right passwords and back ends that do not answer use up no tries', async () => {
    const account = somebody();
    for (let turn = 0; turn < 4; turn += 1) {
      services.provider.outcome = { code: 'unavailable' };
      expect(await change(account.username, services.provider.current)).toMatchObject({
        error: { code: 'directory_unavailable' },
      });
      services.provider.outcome = 'confirm';
      expect(await change(account.username, services.provider.current)).toMatchObject({ ok: true });
    }
    services.provider.readFailure = { code: 'unavailable' };
    for (let turn = 0; turn < 4; turn += 1)
      expect(await change(account.username, 'wrong')).toMatchObject({ error: { code: 'directory_unavailable' } });
  });

  test('a refused new password says why, and leaves no open attempt', async () => {
    const account = somebody();
    expect(await change(account.username, services.provider.current, 'short')).toMatchObject({
      error: { code: 'password_refused', field: 'newPassword' },
    });
    expect(services.provider.changes).toEqual([]);
    services.provider.outcome = {
      code: 'password_refused',
      issues: [{ rule: 'history', owner: 'directory', limit: 3 }],
    };
    expect(await change(account.username, services.provider.current)).toMatchObject({
      error: { code: 'password_refused', field: 'newPassword', issues: [{ rule: 'history' }] },
    });
    const open = (await services.db.select().from(attempts)).filter(({ state }) => state === 'verified');
    expect(open).toEqual([]);
  });

  test('an outcome that nobody knows is shown as such', async () => {
    services.provider.outcome = 'throw';
    const changed = await change(somebody().username, services.provider.current);
    if (!changed.ok) throw new Error(changed.error.code);
    expect(await reload(services, hashToken(changed.value.token))).toMatchObject({ state: 'unknown' });
  });

  test('passwords are in no row and no event', async () => {
    const account = somebody();
    await change(account.username, 'Wrong-Secret-Word-1');
    const rows = JSON.stringify(await services.db.select().from(attempts));
    expect(rows).not.toContain('Wrong-Secret-Word-1');
    expect(rows).not.toContain(chosen);
    expect(services.logger.text()).not.toContain('Wrong-Secret-Word-1');
  });
});
