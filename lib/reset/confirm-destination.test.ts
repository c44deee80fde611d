import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ContactMethod } from '@/lib/base/contact';
import type { Account } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { confirmDestination } from './confirm-destination';
import { sendCode } from './send-code';
import { setPassword } from './set-password';
import { codeOf, freshName, jobsOf, reload, requestFrom, start } from './testing/walk';
import { verifyCode } from './verify-code';

const password = 'amber-Kettle-41-drift';
const signal = new AbortController().signal;

describe.each(databaseKinds)('the address that proves an account, on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  beforeEach(() => {
    services.provider.readFailure = null;
    services.provider.journal.length = 0;
  });
  afterAll(() => services.close());

  async function startKnown(): Promise<{ account: Account; attemptId: string }> {
    const account = services.provider.add({ username: freshName() });
    const { id: attemptId } = await start(services, account.username);
    return { account, attemptId };
  }
  const move = (account: Account, address = `new-${account.username}@example.com`) => {
    account.contacts = [{ method: 'email', address }];
    return address;
  };
  const destination = async (attemptId: string) => {
    const job = (await jobsOf(services, 'deliver-code', { id: attemptId })).at(-1);
    if (!job) throw new Error('no job');
    return confirmDestination(services, services.staff, job.payload, signal);
  };
  const verify = async (attemptId: string) => {
    const attempt = await reload(services, attemptId);
    return verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom());
  };
  const set = async (attemptId: string) =>
    setPassword(
      { services, attempt: await reload(services, attemptId), directory: services.staff },
      password,
      requestFrom(),
    );
  const to = (address: string, method: ContactMethod = 'email') => ({ ok: true, value: { method, address } });

  test('a code goes to the address that the directory has when it is sent (T12)', async () => {
    const { account, attemptId } = await startKnown();
    expect(await destination(attemptId)).toEqual(to(`${account.username}@example.com`));
    const moved = move(account);
    expect(await destination(attemptId)).toEqual(to(moved));
    // The code that went to the new address proves the account.
    expect(await verify(attemptId)).toMatchObject({ ok: true });
    await set(attemptId);
    expect(services.provider.journal).toHaveLength(1);
  });

  test.each(['protected', 'read_only'] as const)(
    'no code is sent for an account that is now %s (T12)',
    async (status) => {
      const { account, attemptId } = await startKnown();
      account.status = status;
      expect(await destination(attemptId)).toEqual({ ok: true, value: null });
    },
  );

  test('nothing is sent to a removed address, for a removed account, or for a replaced code (T12)', async () => {
    const { account, attemptId } = await startKnown();
    const [first] = await jobsOf(services, 'deliver-code', { id: attemptId });
    services.time.advance(61);
    await sendCode(
      { services, attempt: await reload(services, attemptId), directory: services.staff },
      'email',
      requestFrom(),
    );
    if (!first) throw new Error('no job');
    expect(await confirmDestination(services, services.staff, first.payload, signal)).toEqual({
      ok: true,
      value: null,
    });
    account.contacts = [{ method: 'sms', address: '+34600123456' }];
    expect(await destination(attemptId)).toEqual({ ok: true, value: null });
    services.provider.accounts.splice(services.provider.accounts.indexOf(account), 1);
    expect(await destination(attemptId)).toEqual({ ok: true, value: null });
  });

  test('while the directory cannot confirm, nothing is sent and the job is retried (T12)', async () => {
    const { attemptId } = await startKnown();
    services.provider.readFailure = { code: 'unavailable' };
    expect(await destination(attemptId)).toEqual({ ok: false, error: { code: 'unavailable' } });
  });

  test('a new address has its own limit, and an unknown user gets nothing (T12)', async () => {
    const unknown = await start(services, freshName());
    expect(await destination(unknown.id)).toEqual({ ok: true, value: null });
    const shared = `${freshName()}@example.com`;
    const answers = [];
    for (let at = 0; at < 2; at += 1) {
      const { account, attemptId } = await startKnown();
      move(account, shared);
      answers.push(await destination(attemptId));
    }
    expect(answers).toEqual([to(shared), { ok: true, value: null }]);
  });

  test('a code sent to a former address of the account opens nothing (T12, T17)', async () => {
    const { account, attemptId } = await startKnown();
    move(account);
    expect(await verify(attemptId)).toMatchObject({ ok: false, error: { code: 'code_expired' } });
    expect(await reload(services, attemptId)).toMatchObject({ state: 'open', codeMac: null });
  });

  test('an address that changes between proof and password ends the attempt, and nothing is set (T17)', async () => {
    const { account, attemptId } = await startKnown();
    expect(await verify(attemptId)).toMatchObject({ ok: true });
    move(account);
    await set(attemptId);
    expect(await reload(services, attemptId)).toMatchObject({ state: 'refused', lastError: 'contact_changed' });
    expect(services.provider.journal).toEqual([]);
  });

  test('an account disabled between proof and password gets no password, and its person is told (T17)', async () => {
    const { account, attemptId } = await startKnown();
    expect(await verify(attemptId)).toMatchObject({ ok: true });
    account.status = 'disabled';
    await set(attemptId);
    expect(await reload(services, attemptId)).toMatchObject({ state: 'refused', lastError: 'account_off' });
    expect(services.provider.journal).toEqual([]);
  });

  test('a locked account still gets a new password after its proof (T17)', async () => {
    const { account, attemptId } = await startKnown();
    expect(await verify(attemptId)).toMatchObject({ ok: true });
    account.status = 'locked';
    await set(attemptId);
    expect(await reload(services, attemptId)).toMatchObject({ state: 'done' });
  });
});
