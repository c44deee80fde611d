import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attempt as attempts, auditEvent, rateLimit } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { gapAt, rightCode } from '@/lib/testing/test-verification';
import type { Attempt } from './attempt';
import { checkProviderCode } from './check-provider-code';
import { describeProof } from './describe-proof';
import { openProviderState } from './provider-state';
import { setPassword } from './set-password';
import { solvePuzzle } from './solve-puzzle';
import { startPuzzle } from './start-puzzle';
import { auditOf, freshName, jobsOf, reload, requestFrom, start } from './testing/walk';

const ok = { ok: true, value: undefined };

describe.each(databaseKinds)('a proof by the back end on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  beforeEach(() => {
    services.verification.failure = null;
    services.verification.noPicture = null;
    services.verification.proofSeconds = 300;
    services.verification.slides.length = 0;
    services.verification.codes.length = 0;
    services.meetingProvider.journal.length = 0;
  });
  afterAll(() => services.close());

  const startKnown = () => start(services, services.meetingProvider.add({ username: freshName() }).username, 'meeting');
  const slide = (attempt: Attempt, pointX = gapAt, slideTime: number | undefined = 900) =>
    solvePuzzle({ services, attempt, directory: services.meeting }, { pointX, slideTime }, requestFrom());
  const check = async (attemptId: string, code = rightCode) =>
    checkProviderCode(
      { services, attempt: await reload(services, attemptId), directory: services.meeting },
      { code },
      requestFrom(),
    );
  const screen = async (attemptId: string) =>
    describeProof(services, await reload(services, attemptId), services.meeting);
  const phase = async (attemptId: string) => {
    const { providerState } = await reload(services, attemptId);
    return openProviderState(services.keys, attemptId, providerState)?.phase ?? null;
  };
  async function startWithCode() {
    const attempt = await startKnown();
    expect(await slide(attempt)).toEqual(ok);
    return reload(services, attempt.id);
  }

  test('picture, code, password: the token of the proof goes with the write, and nowhere else', async () => {
    const attempt = await startKnown();
    expect(await screen(attempt.id)).toMatchObject({ kind: 'puzzle', puzzle: { width: 300 } });
    expect(await slide(attempt)).toEqual(ok);
    expect(await screen(attempt.id)).toMatchObject({ kind: 'code', digits: null, minutes: 3 });
    expect((await check(attempt.id)).ok).toBe(true);
    const verified = await reload(services, attempt.id);
    expect(verified.state).toBe('verified');
    const password = 'amber-Kettle-41-drift';
    expect(
      await setPassword({ services, attempt: verified, directory: services.meeting }, password, requestFrom()),
    ).toEqual(ok);
    expect(services.meetingProvider.journal).toEqual([
      {
        accountId: attempt.identifier,
        password,
        mustChange: false,
        proof: { value: 'token-of-proof', expiresAt: new Date(services.clock().getTime() + 300_000) },
      },
    ]);
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'done', providerState: null });
    expect((await auditOf(services, attempt)).map(({ action }) => action)).toEqual([
      'attempt_started',
      'puzzle_accepted',
      'code_accepted',
      'password_set_started',
      'password_set_finished',
    ]);
    // The back end sends its codes itself.
    expect(await jobsOf(services, 'deliver-code', attempt)).toEqual([]);
  });

  test('no stored value reveals a token of the back end', async () => {
    await startKnown();
    await startWithCode();
    const withProof = await startWithCode();
    await check(withProof.id);
    const stored = JSON.stringify([
      await services.db.select().from(attempts),
      await services.db.select().from(auditEvent),
      (await services.database.runSql('select data from jobs.job', [])).rows,
    ]);
    expect(stored).not.toMatch(/token-of-slide|session-of-code|token-of-proof/);
    // An encrypted state decrypts only in its own row.
    const [one, other] = [await startWithCode(), await startWithCode()];
    expect(openProviderState(services.keys, other.id, one.providerState)).toBeNull();
  });

  test('of two answers to one picture one reaches the back end', async () => {
    const attempt = await startKnown();
    const answers = await Promise.all(Array.from({ length: 5 }, () => slide(attempt)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(services.verification.slides).toHaveLength(1);
    expect(await phase(attempt.id)).toBe('code');
    expect((await check(attempt.id)).ok).toBe(true);
  });

  test('a wrong slide costs a try but no message, and brings a new picture at once', async () => {
    const attempt = await startKnown();
    const puzzles = services.verification.puzzles;
    for (let wrong = 1; wrong <= 3; wrong += 1) {
      const before = await reload(services, attempt.id);
      expect(await slide(before, gapAt + 50)).toEqual({ ok: false, error: { code: 'puzzle_mismatch' } });
      expect(services.verification.puzzles).toBe(puzzles + wrong);
    }
    const renewed = await reload(services, attempt.id);
    expect(renewed.providerState).not.toBe(attempt.providerState);
    expect(await slide(renewed)).toEqual(ok);
    expect(new Set(services.verification.slides.map(({ token }) => token)).size).toBe(4);
  });

  test('without scripts the server measures the slide time with its own clock', async () => {
    const attempt = await startKnown();
    services.time.advance(7);
    expect(await slide(attempt, gapAt, 0)).toEqual(ok);
    expect(services.verification.slides[0]?.slideTimeMs).toBe(7000);
  });

  test('an expired picture is renewed and its answer is never sent', async () => {
    const attempt = await startKnown();
    services.time.advance(60);
    expect(await slide(attempt)).toEqual({ ok: false, error: { code: 'puzzle_expired' } });
    expect(services.verification.slides).toEqual([]);
    expect(await slide(await reload(services, attempt.id))).toEqual(ok);
  });

  test('too many codes are refused before the picture is used up', async () => {
    const attempt = await startWithCode();
    expect(await startPuzzle({ services, attempt, directory: services.meeting }, 'email', requestFrom())).toEqual(ok);
    const again = await reload(services, attempt.id);
    expect(await slide(again)).toMatchObject({ error: { code: 'send_too_soon', retryAfterSeconds: 60 } });
    expect(await reload(services, attempt.id)).toEqual(again);
    services.time.advance(59);
    expect((await slide(again)).ok).toBe(false);
    services.time.advance(1);
    // The picture has expired by now: a new one is fetched, and that one works.
    expect(await slide(again)).toMatchObject({ error: { code: 'puzzle_expired' } });
    expect(await slide(await reload(services, attempt.id))).toEqual(ok);
  });

  test.each([
    [{ code: 'busy' } as const, { code: 'directory_busy', retryAfterSeconds: 10 }],
    [{ code: 'unavailable' } as const, { code: 'directory_unavailable', retryAfterSeconds: 60 }],
  ])('after %o from the back end the same picture can be answered again', async (failure, told) => {
    const attempt = await startKnown();
    services.verification.failure = failure;
    expect(await slide(attempt)).toEqual({ ok: false, error: told });
    expect(await screen(attempt.id)).toMatchObject({ kind: 'puzzle' });
    services.verification.failure = null;
    expect(await slide(await reload(services, attempt.id))).toEqual(ok);
  });

  test('if no new picture follows a wrong slide, the page asks for a picture, never for a code', async () => {
    const attempt = await startKnown();
    services.verification.noPicture = { code: 'unavailable' };
    const told = { ok: false, error: { code: 'directory_unavailable', retryAfterSeconds: 60 } };
    expect(await slide(attempt, gapAt + 50)).toEqual(told);
    for (let again = 0; again < 2; again += 1) {
      expect(await screen(attempt.id)).toMatchObject({ kind: 'puzzle' });
      // The old picture is useless and is not sent again.
      expect(await slide(await reload(services, attempt.id))).toEqual(told);
      expect(services.verification.slides).toHaveLength(1);
    }
    services.verification.noPicture = null;
    expect(await slide(await reload(services, attempt.id))).toEqual({ ok: false, error: { code: 'puzzle_expired' } });
    expect(await slide(await reload(services, attempt.id))).toEqual(ok);
  });

  test('an unreachable back end costs nobody a try', async () => {
    const attempt = await startKnown();
    services.verification.failure = { code: 'unavailable' };
    for (let tries = 0; tries < 11; tries += 1)
      expect(await slide(await reload(services, attempt.id))).toMatchObject({
        error: { code: 'directory_unavailable' },
      });
    services.verification.failure = null;
    for (let round = 0; round < 3; round += 1) {
      expect(await slide(await reload(services, attempt.id))).toEqual(ok);
      services.verification.failure = { code: 'throttled', retryAfterSeconds: 5 };
      for (let tries = 0; tries < 4; tries += 1)
        expect(await check(attempt.id)).toMatchObject({ error: { code: 'directory_busy' } });
      services.verification.failure = null;
      if (round === 2) break;
      services.time.advance(301);
      expect(await startPuzzle({ services, attempt, directory: services.meeting }, 'email', requestFrom())).toEqual(ok);
    }
    expect((await check(attempt.id)).ok).toBe(true);
  });

  test('tries are counted here too: five for a code, ten a day for a name on a network', async () => {
    const attempt = await startWithCode();
    for (let tries = 0; tries < 4; tries += 1)
      expect(await check(attempt.id, '000000')).toMatchObject({ error: { code: 'code_mismatch' } });
    expect(await check(attempt.id, '000000')).toMatchObject({ error: { code: 'code_spent' } });
    expect(await check(attempt.id)).toMatchObject({ error: { code: 'code_spent' } });
    expect(services.verification.codes).toHaveLength(5);
    services.time.advance(61);
    await startPuzzle(
      { services, attempt: await reload(services, attempt.id), directory: services.meeting },
      'sms',
      requestFrom(),
    );
    expect(await slide(await reload(services, attempt.id))).toEqual(ok);
    for (let tries = 0; tries < 5; tries += 1) await check(attempt.id, '000000');
    services.time.advance(61);
    const renewed = await reload(services, attempt.id);
    expect(
      await startPuzzle({ services, attempt: renewed, directory: services.meeting }, 'sms', requestFrom()),
    ).toEqual(ok);
    expect(await slide(await reload(services, attempt.id))).toMatchObject({ error: { code: 'too_many_tries' } });
    expect(services.verification.codes).toHaveLength(10);
  });

  test('of 50 codes at once no more than five reach the back end', async () => {
    const attempt = await startWithCode();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        checkProviderCode({ services, attempt, directory: services.meeting }, { code: '000000' }, requestFrom()),
      ),
    );
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    expect(services.verification.codes).toHaveLength(5);
  });

  test('right answers leave no mark on the account', async () => {
    for (let round = 0; round < 2; round += 1) {
      const attempt = await startWithCode();
      await check(attempt.id);
    }
    const spent = await services.db.select().from(rateLimit);
    const tries = spent.filter(({ key }) => key.startsWith('accountTries'));
    const { username } = services.meetingProvider.add({ username: freshName() });
    const attempt = await start(services, username, 'meeting');
    expect(await slide(attempt)).toEqual(ok);
    expect((await check(attempt.id)).ok).toBe(true);
    const now = (await services.db.select().from(rateLimit)).filter(({ key }) => key.startsWith('accountTries'));
    expect(now.filter(({ spentAt }) => spentAt.length > 0)).toEqual(tries.filter(({ spentAt }) => spentAt.length > 0));
  });

  test('wrong codes count against the whole installation, failures of the back end do not', async () => {
    const total = async () =>
      (await services.db.select().from(rateLimit)).find(({ key }) => key.startsWith('wrongChecksPerDay'))?.count ?? 0;
    const attempt = await startWithCode();
    const before = await total();
    services.verification.failure = { code: 'unavailable' };
    expect(await check(attempt.id)).toMatchObject({ error: { code: 'directory_unavailable' } });
    expect(await total()).toBe(before);
    services.verification.failure = null;
    await check(attempt.id, '000000');
    expect(await total()).toBe(before + 1);
  });

  test('the attempt expires with its proof, or at our own limit if that is earlier', async () => {
    services.verification.proofSeconds = 90;
    const short = await startWithCode();
    await check(short.id);
    expect((await reload(services, short.id)).expiresAt).toEqual(new Date(services.clock().getTime() + 90_000));
    services.verification.proofSeconds = 3600;
    const long = await startWithCode();
    await check(long.id);
    expect((await reload(services, long.id)).expiresAt).toEqual(new Date(services.clock().getTime() + 600_000));
  });

  test('an expired code is not relayed', async () => {
    const attempt = await startWithCode();
    services.time.advance(180);
    expect(await check(attempt.id)).toMatchObject({ error: { code: 'code_expired' } });
    expect(services.verification.codes).toEqual([]);
  });

  test('a person verified by the back end has an account there, even if our lookup found none', async () => {
    const attempt = await start(services, freshName(), 'meeting');
    expect(attempt.accountId).toBe(attempt.identifier);
    expect((await auditOf(services, attempt))[0]).toMatchObject({ detail: { known: false }, accountId: null });
    expect(await slide(attempt)).toEqual(ok);
    expect((await check(attempt.id)).ok).toBe(true);
    const verified = await reload(services, attempt.id);
    expect(
      await setPassword(
        { services, attempt: verified, directory: services.meeting },
        'amber-Kettle-41-drift',
        requestFrom(),
      ),
    ).toEqual(ok);
    expect(services.meetingProvider.journal).toMatchObject([{ accountId: attempt.identifier }]);
  });

  test('a code without a picture before it, and a method that is not offered, lead nowhere', async () => {
    const attempt = await startKnown();
    expect(await check(attempt.id)).toMatchObject({ error: { code: 'code_expired' } });
    const smsOnly = { ...services.meeting, methods: ['sms'] as const };
    expect(await startPuzzle({ services, attempt, directory: smsOnly }, 'email', requestFrom())).toMatchObject({
      error: { code: 'form_invalid' },
    });
    expect(await startPuzzle({ services, attempt, directory: services.staff }, 'email', requestFrom())).toMatchObject({
      error: { code: 'form_invalid' },
    });
    expect(services.verification.codes).toEqual([]);
  });
});
