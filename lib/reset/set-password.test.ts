import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { err, ok, type Result } from '@/lib/base/result';
import { attempt as attempts, auditEvent } from '@/lib/db/schema';
import type { ProviderError } from '@/lib/providers/types';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { setPassword } from './set-password';
import { sweepAttempts } from './sweep-attempts';
import { auditOf, jobsOf, reload, requestFrom, startVerified } from './testing/walk';

const password = 'amber-Kettle-41-drift';

describe.each(databaseKinds)('setPassword on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  beforeEach(() => {
    services.provider.journal.length = 0;
    services.provider.outcome = 'confirm';
  });
  afterAll(() => services.close());

  const set = async (attemptId: string, chosen = password) =>
    setPassword(
      { services, attempt: await reload(services, attemptId), directory: services.staff },
      chosen,
      requestFrom(),
    );
  const trail = async (attempt: { id: string }) =>
    (await auditOf(services, attempt)).slice(2).map(({ action, outcome }) => `${action} ${outcome}`);
  const notices = async (attempt: { id: string }) =>
    (await jobsOf(services, 'notify-change', attempt)).map(({ payload }) => payload);

  /** Makes the back end hang until the test resolves the write. */
  function hang() {
    const reached = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Result<void, ProviderError>>();
    services.provider.outcome = () => {
      reached.resolve();
      return answer.promise;
    };
    return { reached: reached.promise, answer: answer.resolve };
  }

  test('sets the password as typed, for the account of the row, with audit events and a notice', async () => {
    const attempt = await startVerified(services);
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toEqual([{ accountId: attempt.accountId, password, mustChange: false }]);
    expect(await reload(services, attempt.id)).toMatchObject({
      state: 'done',
      finishedAt: services.clock(),
      lastError: null,
    });
    expect(await trail(attempt)).toEqual(['password_set_started started', 'password_set_finished ok']);
    expect(await notices(attempt)).toEqual([
      {
        attemptId: attempt.id,
        directoryId: 'staff',
        accountId: attempt.accountId,
        changedAt: services.clock().toISOString(),
        confirmed: true,
        locale: 'en',
      },
    ]);
    // A second call changes nothing.
    expect(await set(attempt.id, 'another-Kettle-42-drift')).toEqual({ ok: true });
    expect(services.provider.journal).toHaveLength(1);
  });

  test('of 50 submits at once exactly one reaches the back end', async () => {
    const attempt = await startVerified(services);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        setPassword({ services, attempt, directory: services.staff }, `${password}-${at}`, requestFrom()),
      ),
    );
    expect(answers.every(({ ok: isOk }) => isOk)).toBe(true);
    expect(services.provider.journal).toHaveLength(1);
    expect(await trail(attempt)).toEqual(['password_set_started started', 'password_set_finished ok']);
    expect(await notices(attempt)).toHaveLength(1);
  });

  const retryable: [ProviderError, object][] = [
    [
      { code: 'password_refused', issues: [{ rule: 'history', owner: 'directory', limit: 5 }] },
      { code: 'password_refused', issues: [{ rule: 'history', owner: 'directory', limit: 5 }] },
    ],
    [{ code: 'busy' }, { code: 'directory_busy', retryAfterSeconds: 10 }],
    [
      { code: 'throttled', retryAfterSeconds: 42 },
      { code: 'directory_busy', retryAfterSeconds: 42 },
    ],
    [{ code: 'unavailable' }, { code: 'directory_unavailable', retryAfterSeconds: 60 }],
  ];
  test.each(retryable)('after %o the person can retry', async (failure, told) => {
    const attempt = await startVerified(services);
    services.provider.outcome = failure;
    expect(await set(attempt.id)).toEqual({ ok: false, error: told });
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'verified', finishedAt: null });
    expect(await notices(attempt)).toEqual([]);
    services.provider.outcome = 'confirm';
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect((await reload(services, attempt.id)).state).toBe('done');
    expect(await trail(attempt)).toEqual([
      'password_set_started started',
      'password_set_finished refused',
      'password_set_started started',
      'password_set_finished ok',
    ]);
  });

  test.each([
    'account_gone',
    'account_read_only',
    'forbidden',
    'credentials_refused',
    'protocol',
    'proof_expired',
  ] as const)('%s ends the attempt as refused, without a notice', async (code) => {
    const attempt = await startVerified(services);
    services.provider.outcome = { code, vendor: { endpoint: 'Set', status: 403, code: 'No', requestId: 'r-1' } };
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'refused', finishedAt: services.clock() });
    expect(await notices(attempt)).toEqual([]);
    const [, , , finished] = await auditOf(services, attempt);
    expect(finished).toMatchObject({
      outcome: 'refused',
      detail: { code, vendorCode: 'No', vendorStatus: 403, vendorRequestId: 'r-1', endpoint: 'Set' },
    });
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toHaveLength(1);
  });

  test.each(['throw', { code: 'outcome_unknown' }] as const)(
    '%o is told, audited and noticed as unknown',
    async (how) => {
      const attempt = await startVerified(services);
      services.provider.outcome = how;
      expect(await set(attempt.id)).toEqual({ ok: true });
      expect((await reload(services, attempt.id)).state).toBe('unknown');
      expect(await trail(attempt)).toEqual(['password_set_started started', 'password_set_finished unknown']);
      expect(await notices(attempt)).toMatchObject([{ confirmed: false }]);
      expect(await set(attempt.id)).toEqual({ ok: true });
      expect(services.provider.journal).toHaveLength(1);
    },
  );

  test('records the start of a write before the write', async () => {
    const attempt = await startVerified(services);
    const { reached, answer } = hang();
    const setting = set(attempt.id);
    await reached;
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'setting', settingAt: services.clock() });
    expect(await trail(attempt)).toEqual(['password_set_started started']);
    expect(await set(attempt.id)).toEqual({ ok: true });
    answer(ok());
    await setting;
    expect(services.provider.journal).toHaveLength(1);
    expect(await trail(attempt)).toEqual(['password_set_started started', 'password_set_finished ok']);
  });

  test.each([
    ['confirmed', ok(), 'done', [{ confirmed: false }, { confirmed: true }]],
    ['refused', err({ code: 'busy' } as const), 'refused', [{ confirmed: false }]],
    ['unknown', err({ code: 'outcome_unknown' } as const), 'unknown', [{ confirmed: false }]],
  ])('an answer after the sweep still counts: %s', async (_label, outcome, state, told) => {
    const attempt = await startVerified(services);
    const { reached, answer } = hang();
    const setting = set(attempt.id);
    await reached;
    services.time.advance(61);
    await sweepAttempts(services, false);
    expect((await reload(services, attempt.id)).state).toBe('unknown');
    answer(outcome);
    await setting;
    expect((await reload(services, attempt.id)).state).toBe(state);
    expect(await notices(attempt)).toMatchObject(told);
    expect((await trail(attempt)).at(-2)).toBe('attempt_swept unknown');
  });

  test('a password that breaks a rule is never sent', async () => {
    const attempt = await startVerified(services);
    for (const broken of [
      'short',
      'password123',
      `${attempt.accountName}-${attempt.accountName}`,
      'tab\tin-the-middle',
    ]) {
      const refused = await set(attempt.id, broken);
      expect(refused).toMatchObject({ error: { code: 'password_refused', issues: [{}] } });
    }
    expect(services.provider.journal).toEqual([]);
    expect((await reload(services, attempt.id)).state).toBe('verified');
  });

  test('once the time to choose is over nothing is written', async () => {
    const attempt = await startVerified(services);
    services.time.advance(services.limits.verifiedMinutes * 60);
    expect(await set(attempt.id)).toEqual({ ok: true });
    expect(services.provider.journal).toEqual([]);
    expect(await trail(attempt)).toEqual([]);
  });

  test('an attempt without an account throws and writes nothing', async () => {
    const attempt = await startVerified(services);
    await services.db.update(attempts).set({ accountId: null }).where(eq(attempts.id, attempt.id));
    await expect(set(attempt.id)).rejects.toThrow('without an account');
    expect(services.provider.journal).toEqual([]);
  });

  test('when the outcome cannot be stored, the attempt is left to the sweep and not told as done', async () => {
    const attempt = await startVerified(services);
    const { reached, answer } = hang();
    const broken = { ...services, jobs: { ...services.jobs, boss: Object.create(null) } } as unknown as TestServices;
    const setting = setPassword({ services: broken, attempt, directory: services.staff }, password, requestFrom());
    await reached;
    answer(ok());
    await expect(setting).rejects.toThrow();
    expect((await reload(services, attempt.id)).state).toBe('setting');
    expect(await trail(attempt)).toEqual(['password_set_started started']);
    services.time.advance(61);
    await sweepAttempts(services, false);
    expect(await trail(attempt)).toEqual(['password_set_started started', 'attempt_swept unknown']);
    expect(await notices(attempt)).toMatchObject([{ confirmed: false }]);
  });

  test('no password is in the audit, the jobs, the row or the log', async () => {
    const stored = JSON.stringify([
      await services.db.select().from(auditEvent),
      await services.db.select().from(attempts),
      (await services.database.runSql('select data, output from jobs.job', [])).rows,
    ]);
    expect(stored).not.toContain('Kettle');
    const told = services.logger.lines.map(({ message, fields: { error: _error, ...fields } }) => [message, fields]);
    expect(JSON.stringify(told)).not.toContain('Kettle');
    const finished = await services.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.action, 'password_set_finished'), eq(auditEvent.outcome, 'ok')));
    expect(finished.length).toBeGreaterThan(0);
  });
});
