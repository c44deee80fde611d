import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { describeProof } from './describe-proof';
import { sendCode } from './send-code';
import { startAttempt } from './start-attempt';
import {
  codeOf,
  freshName,
  jobsOf,
  newestAttempts,
  reload,
  requestFrom,
  start as startFrom,
  wrongCode,
} from './testing/walk';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('a start that is sent twice, on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** The network address of the test's browser. */
  let place = '';
  beforeEach(() => {
    place = requestFrom().address;
  });
  const start = (of: TestServices, name: string) => startFrom(of, name, 'staff', place);

  const addPerson = () => services.provider.add({ username: freshName() }).username;
  const check = async (attemptId: string, code: string) => {
    const checked = await verifyCode(services, await reload(services, attemptId), { code }, requestFrom());
    return checked.ok ? 'ok' : checked.error.code;
  };

  test('sends one code, which verifies the last attempt only', async () => {
    const name = addPerson();
    const first = await start(services, name);
    const code = codeOf(services, first);
    services.time.advance(1);
    const second = await start(services, name);
    services.time.advance(1);
    const third = await start(services, name);
    expect(await jobsOf(services, 'deliver-code', first)).toHaveLength(1);
    for (const later of [second, third]) expect(await jobsOf(services, 'deliver-code', later)).toEqual([]);
    const { codeSentAt, codeExpiresAt } = first;
    expect(third).toMatchObject({ codeSentAt, codeExpiresAt, codeTries: 0 });
    expect(await describeProof(services, third, services.staff)).toMatchObject({
      state: 'sent',
      secondsUntilResend: 58,
    });
    for (const earlier of [first, second]) expect(await check(earlier.id, code)).toBe('code_mismatch');
    expect(await check(third.id, code)).toBe('ok');
    services.time.advance(61);
    expect(await check(third.id, code)).toBe('code_expired');
  });

  test('sends one code for concurrent starts too', async () => {
    const input = { identifier: addPerson(), directory: 'staff' };
    await Promise.all([1, 2].map(() => startAttempt(services, input, requestFrom(place), null)));
    const rows = (await newestAttempts(services, 50)).filter(({ identifier }) => identifier === input.identifier);
    const withCode = rows.filter(({ codeId }) => codeId !== null);
    expect([rows.length, withCode.length]).toEqual([2, 1]);
    for (const row of withCode) expect(await check(row.id, codeOf(services, row))).toBe('ok');
  });

  test('looks the same for an unknown user, and no code verifies them', async () => {
    const shape = (row: object) => Object.entries(row).map(([name, value]) => [name, value === null]);
    const seen = [];
    for (const name of [addPerson(), freshName()]) {
      const rows = [await start(services, name), await start(services, name)];
      const [first, second] = await Promise.all(rows.map(({ id }) => reload(services, id)));
      seen.push([first, second].map((row) => shape({ ...row, accountId: '', accountName: '' })));
      if (second?.accountId === null) expect(await check(second.id, codeOf(services, second))).toBe('code_mismatch');
    }
    expect(seen[1]).toEqual(seen[0]);
  });

  test('a code that was tried, or was sent longer ago, stays with its attempt', async () => {
    const tried = await start(services, addPerson());
    expect(await check(tried.id, wrongCode(services, tried))).toBe('code_mismatch');
    const afterTry = await start(services, tried.identifier);
    expect(afterTry).toMatchObject({ codeId: null, codeMac: null });
    expect(await check(tried.id, codeOf(services, tried))).toBe('ok');

    const early = await start(services, addPerson());
    services.time.advance(11);
    const late = await start(services, early.identifier);
    expect(late).toMatchObject({ codeId: null, codeMac: null });
    // No code was sent for this attempt, and the page says so.
    expect(await describeProof(services, late, services.staff)).toMatchObject({
      state: 'elsewhere',
      secondsUntilResend: 49,
    });
    expect(
      await sendCode({ services, attempt: late, directory: services.staff }, 'email', requestFrom()),
    ).toMatchObject({
      error: { code: 'send_too_soon', retryAfterSeconds: 49 },
    });
    expect(await check(early.id, codeOf(services, early))).toBe('ok');
  });

  test('a code asked for on the page stays with the attempt that asked', async () => {
    const attempt = await start(services, addPerson());
    services.time.advance(61);
    expect((await sendCode({ services, attempt, directory: services.staff }, 'email', requestFrom())).ok).toBe(true);
    const other = await start(services, attempt.identifier);
    expect(other.codeMac).toBeNull();
    const renewed = await reload(services, attempt.id);
    expect(await check(renewed.id, codeOf(services, renewed))).toBe('ok');
  });

  test('a start from another network cannot take the code away', async () => {
    const first = await start(services, addPerson());
    const elsewhere = await startFrom(services, first.identifier);
    expect(elsewhere).toMatchObject({ codeId: null, codeMac: null });
    expect(await check(first.id, codeOf(services, first))).toBe('ok');
  });

  test('a start for another name takes no code over', async () => {
    const name = addPerson();
    const first = await start(services, name);
    const others = [await start(services, addPerson()), await start(services, `${name}@example.com`)];
    expect(await check(first.id, codeOf(services, first))).toBe('ok');
    for (const other of others) expect(other.codeId).not.toBe(first.codeId);
  });

  test('no more than five of many tries at both attempts are compared', async () => {
    const name = addPerson();
    const first = await start(services, name);
    const guesses = Array.from({ length: 20 }, (_, at) => wrongCode(services, first, at + 1));
    const [, ...answers] = await Promise.all([
      start(services, name),
      ...guesses.map((code) => verifyCode(services, first, { code }, requestFrom())),
    ]);
    expect(answers.every(({ ok }) => !ok)).toBe(true);
    const rows = (await newestAttempts(services, 50)).filter(({ identifier }) => identifier === name);
    const withCode = rows.filter(({ codeMac }) => codeMac !== null);
    expect(withCode).toHaveLength(1);
    expect(rows.reduce((sum, { codeTries }) => sum + codeTries, 0)).toBeLessThanOrEqual(5);
  });
});
