import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCodeMac } from '@/lib/crypto/one-time-code';
import { attempt as attempts, auditEvent } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { codeBinding } from './issue-code';
import { nextStep } from './next-step';
import { auditOf, codeOf, freshName, reload, requestFrom, start, wrongCode } from './testing/walk';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('verifyCode on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const startKnown = () => start(services, services.provider.add({ username: freshName() }).username);
  const check = async (attemptId: string, code: string, address?: string) => {
    const checked = await verifyCode(services, await reload(services, attemptId), { code }, requestFrom(address));
    return checked.ok ? 'ok' : checked.error.code;
  };
  const guess = async (attemptId: string, distance = 1) =>
    check(attemptId, wrongCode(services, await reload(services, attemptId), distance));
  /** The number of wrong codes that were compared for an attempt. */
  const compared = async (attemptId: string) =>
    (await auditOf(services, { id: attemptId })).filter(({ detail }) => detail['code'] === 'code_mismatch').length;

  test('the right code verifies, once', async () => {
    const attempt = await startKnown();
    const code = codeOf(services, attempt);
    expect(await check(attempt.id, code)).toBe('ok');
    const verified = await reload(services, attempt.id);
    expect(verified).toMatchObject({ state: 'verified', proofs: 1, codeMac: null, verifiedAt: services.clock() });
    expect(verified.expiresAt).toEqual(new Date(services.clock().getTime() + 10 * 60_000));
    services.time.advance(61);
    expect(await check(attempt.id, code)).toBe('code_expired');
    expect((await auditOf(services, attempt)).map(({ action }) => action)).toEqual([
      'attempt_started',
      'code_accepted',
    ]);
  });

  test.each([
    ['disabled', 'account_off'],
    ['expired', 'account_expired'],
    ['locked', 'account_locked'],
  ] as const)(
    'the owner of an account that is %s is told after the right code, and nobody before',
    async (status, lastError) => {
      const account = services.provider.add({ username: freshName(), status });
      const attempt = await start(services, account.username);
      const active = await startKnown();
      expect(await guess(attempt.id)).toBe(await guess(active.id));
      expect(await check(attempt.id, codeOf(services, attempt))).toBe('ok');
      const ended = await reload(services, attempt.id);
      expect(ended).toMatchObject({ state: 'refused', lastError, finishedAt: services.clock() });
      expect(nextStep(ended, services.clock())).toBe('done');
      expect((await auditOf(services, attempt)).at(-1)).toMatchObject({
        action: 'code_accepted',
        detail: { code: lastError },
      });
      expect(services.provider.journal.filter(({ accountId }) => accountId === account.id)).toEqual([]);
      // The second of two clicks shows the same.
      expect(await check(attempt.id, codeOf(services, attempt))).toBe('ok');
    },
  );

  test('five wrong codes spend the code; the right one is then refused', async () => {
    const attempt = await startKnown();
    for (let tries = 0; tries < 4; tries += 1) expect(await guess(attempt.id, tries + 1)).toBe('code_mismatch');
    expect(await guess(attempt.id, 5)).toBe('code_spent');
    expect(await check(attempt.id, codeOf(services, attempt))).toBe('code_spent');
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'open', codeTries: 5 });
  });

  test('a code dies with its time, and with the attempt', async () => {
    const attempt = await startKnown();
    services.time.advance(services.limits.codeMinutes.email * 60);
    expect(await check(attempt.id, codeOf(services, attempt))).toBe('code_expired');
    const ended = await startKnown();
    await services.db.update(attempts).set({ expiresAt: services.clock() }).where(eq(attempts.id, ended.id));
    expect(await check(ended.id, codeOf(services, ended))).toBe('code_expired');
  });

  test('a wrong code returns how many tries are left, also to an unknown user (portal 9)', async () => {
    for (const attempt of [await startKnown(), await start(services, freshName())]) {
      const left = [];
      for (let tries = 1; tries <= 5; tries += 1) {
        const code = wrongCode(services, attempt, tries);
        const checked = await verifyCode(services, await reload(services, attempt.id), { code }, requestFrom());
        left.push(checked.ok ? null : checked.error);
      }
      expect(left).toEqual([
        ...[4, 3, 2, 1].map((triesLeft) => ({ code: 'code_mismatch', triesLeft })),
        { code: 'code_spent' },
      ]);
    }
  });

  test('of 50 guesses at once no more than 5 are compared', async () => {
    const attempt = await startKnown();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        verifyCode(services, attempt, { code: wrongCode(services, attempt, at + 1) }, requestFrom()),
      ),
    );
    expect(answers.every(({ ok }) => !ok)).toBe(true);
    expect((await reload(services, attempt.id)).codeTries).toBe(5);
    expect(await compared(attempt.id)).toBe(5);
  });

  test('only one of many concurrent right codes verifies', async () => {
    const attempt = await startKnown();
    const code = codeOf(services, attempt);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => verifyCode(services, attempt, { code }, requestFrom())),
    );
    // All are one click: they get the same token, and nothing happens twice.
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.token : answer.error.code))).size).toBe(1);
    const accepted = await services.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.attemptId, attempt.id.slice(0, 16)), eq(auditEvent.action, 'code_accepted')));
    expect(accepted).toHaveLength(1);
  });

  test('the code of one attempt is worth nothing in another, also of the same account', async () => {
    const { username } = services.provider.add({ username: freshName() });
    const first = await start(services, username);
    services.time.advance(61);
    const second = await start(services, username);
    const other = await startKnown();
    for (const attempt of [second, other]) {
      expect(await check(attempt.id, codeOf(services, first))).toBe('code_mismatch');
      // Not even if its row is copied over.
      const { codeId, codeMac } = first;
      await services.db.update(attempts).set({ codeId, codeMac }).where(eq(attempts.id, attempt.id));
      expect(await check(attempt.id, codeOf(services, first))).toBe('code_mismatch');
    }
  });

  test('nothing, blanks and what is stored never match', async () => {
    const attempt = await startKnown();
    for (const code of ['', ' ', 'null', 'undefined', attempt.codeMac ?? '', attempt.codeId ?? '']) {
      await services.db.update(attempts).set({ codeTries: 0 }).where(eq(attempts.id, attempt.id));
      expect(await check(attempt.id, code)).toBe('code_mismatch');
    }
    const bare = await startKnown();
    for (const codeMac of [null, '', '0'.repeat(64)]) {
      await services.db.update(attempts).set({ codeMac }).where(eq(attempts.id, bare.id));
      for (const code of ['', '000000']) expect(await check(bare.id, code)).not.toBe('ok');
    }
  });

  test('an unknown user is never verified, even with the right code', async () => {
    const attempt = await start(services, freshName());
    expect(await check(attempt.id, codeOf(services, attempt))).toBe('code_mismatch');
    const codeMac = createCodeMac(services.keys, codeBinding(attempt), '123456');
    await services.db.update(attempts).set({ codeMac }).where(eq(attempts.id, attempt.id));
    expect(await check(attempt.id, '123456')).toBe('code_expired');
    expect((await reload(services, attempt.id)).state).toBe('open');
  });
});
