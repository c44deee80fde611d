import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import type { Account } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { startAttempt } from './start-attempt';
import { auditOf, codeOf, freshName, jobsOf, reload, requestFrom } from './testing/walk';
import { unlockAccount } from './unlock-account';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('unlockAccount on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
    services.staff.capabilities = { ...services.staff.capabilities, unlock: true };
  });
  beforeEach(() => {
    services.provider.outcome = 'confirm';
  });
  afterAll(() => services.close());

  const prove = async (status: Account['status']) => {
    const account = services.provider.add({ username: freshName(), status });
    const input = { identifier: account.username, directory: 'staff', purpose: 'unlock' as const };
    const started = await startAttempt(services, input, requestFrom(), null);
    if (!started.ok || !started.value.token) throw new Error('not started');
    const attempt = await reload(services, hashToken(started.value.token));
    const verified = await verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom());
    if (!verified.ok) throw new Error(verified.error.code);
    return { account, attempt: await reload(services, attempt.id) };
  };
  const unlock = async (attempt: Awaited<ReturnType<typeof prove>>['attempt']) => {
    await unlockAccount(services, { attempt, directory: services.staff }, requestFrom());
    return reload(services, attempt.id);
  };

  test('ends the lock after the proof, keeps the password, and says so in the audit', async () => {
    const { account, attempt } = await prove('locked');
    expect(await unlock(attempt)).toMatchObject({ state: 'done', purpose: 'unlock', lastError: null });
    expect(account.status).toBe('active');
    expect(services.provider.journal).toEqual([]);
    expect((await auditOf(services, attempt)).slice(-2).map(({ action, outcome }) => [action, outcome])).toEqual([
      ['account_unlocked', 'started'],
      ['account_unlocked', 'ok'],
    ]);
    expect(await jobsOf(services, 'notify-change', attempt)).toEqual([]);
  });

  test('leaves an account alone that is not locked, and its owner is told', async () => {
    const { attempt } = await prove('active');
    expect(await unlock(attempt)).toMatchObject({ state: 'refused', lastError: 'account_not_locked' });
  });

  test('a back end that breaks leaves the outcome unknown', async () => {
    const { attempt } = await prove('locked');
    services.provider.outcome = 'throw';
    expect(await unlock(attempt)).toMatchObject({ state: 'unknown' });
  });

  test('happens once, however often it is asked for', async () => {
    const { attempt } = await prove('locked');
    await Promise.all([unlock(attempt), unlock(attempt), unlock(attempt)]);
    expect((await auditOf(services, attempt)).filter(({ action }) => action === 'account_unlocked')).toHaveLength(2);
  });

  test('an unknown name walks the same way up to the code', async () => {
    const input = { identifier: freshName(), directory: 'staff', purpose: 'unlock' as const };
    expect(await startAttempt(services, input, requestFrom(), null)).toMatchObject({ ok: true });
  });
});
