import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doWork } from '@/components/portal/proof-of-work';
import { auditEvent } from '@/lib/db/schema';
import { isWorkDone, workBits } from '@/lib/forms/proof-of-work';
import { refusalState } from '@/lib/forms/refusal';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { codeOf, freshName, reload, requestFrom, start, wrongCode } from './testing/walk';
import { verifyCode } from './verify-code';

const never = new AbortController().signal;

test('an answer is valid for its own challenge only', async () => {
  const order = { challenge: 'one', bits: 10 };
  const answer = await doWork(order, never);
  expect(await isWorkDone(order, answer)).toBe(true);
  expect(await isWorkDone({ ...order, challenge: 'two' }, answer)).toBe(false);
  expect(await isWorkDone({ ...order, bits: 40 }, answer)).toBe(false);
  expect(await isWorkDone(order, '')).toBe(false);
});

test('work stops when its form is removed', async () => {
  const gone = new AbortController();
  const work = doWork({ challenge: 'any', bits: 32 }, gone.signal);
  gone.abort();
  await expect(work).rejects.toThrow();
});

describe.each(databaseKinds)("the installation's budget of wrong codes on %s", (kind) => {
  let services: TestServices;
  beforeEach(async () => {
    services = await openTestServices(kind, { limits: { wrongChecksPerDay: 7 } });
  });
  afterEach(() => services.close());

  const startKnown = () => start(services, services.provider.add({ username: freshName() }).username);
  const alerts = () => services.db.select().from(auditEvent).where(eq(auditEvent.action, 'wrong_checks_alert'));

  /** Sends wrong codes for several people, from several addresses. */
  async function guessAround(count: number) {
    for (let done = 0; done < count; done += 1) {
      const attempt = await startKnown();
      const guessed = await verifyCode(services, attempt, { code: wrongCode(services, attempt) }, requestFrom());
      expect(guessed).toMatchObject({ error: { code: 'code_mismatch' } });
    }
  }

  test('counts wrong codes and no right ones, and asks for work once it is spent', async () => {
    await guessAround(6);
    const lucky = await startKnown();
    expect((await verifyCode(services, lucky, { code: codeOf(services, lucky) }, requestFrom())).ok).toBe(true);
    await guessAround(1);
    expect(await alerts()).toEqual([]);

    // The first try at a code needs no work, so a person with the right code gets through.
    const owner = await startKnown();
    expect((await verifyCode(services, owner, { code: codeOf(services, owner) }, requestFrom())).ok).toBe(true);

    const first = await startKnown();
    await verifyCode(services, first, { code: wrongCode(services, first) }, requestFrom());
    const attempt = await reload(services, first.id);
    const code = codeOf(services, attempt);
    const refused = await verifyCode(services, attempt, { code }, requestFrom());
    if (refused.ok || !refused.error.work) throw new Error('no work was asked for');
    expect(refused.error).toMatchObject({ code: 'work_required', retryAfterSeconds: 30, work: { bits: workBits } });
    expect(refusalState(refused.error, 'code')).toMatchObject({ error: 'work_required', work: refused.error.work });
    // A refusal for missing work costs no try.
    expect(await reload(services, attempt.id)).toMatchObject({ codeTries: 1, state: 'open' });

    const work = await doWork(refused.error.work, never);
    for (const given of [`${work}0`, '', 'x'.repeat(64)]) {
      expect(await verifyCode(services, attempt, { code, work: given }, requestFrom())).toMatchObject({
        error: { code: 'work_required' },
      });
    }
    const mistyped = { code: wrongCode(services, attempt), work };
    expect(await verifyCode(services, attempt, mistyped, requestFrom())).toMatchObject({
      error: { code: 'code_mismatch' },
    });
    // The next try needs its own work.
    const again = await reload(services, attempt.id);
    const asked = await verifyCode(services, again, { code, work }, requestFrom());
    if (asked.ok || !asked.error.work) throw new Error('no work was asked for');
    const fresh = await doWork(asked.error.work, never);
    expect((await verifyCode(services, again, { code, work: fresh }, requestFrom())).ok).toBe(true);
  });

  test('without scripts a wait replaces the work (T7)', async () => {
    await guessAround(7);
    const { id } = await startKnown();
    const tryCode = async (code: string) => {
      const tried = await verifyCode(services, await reload(services, id), { code }, requestFrom());
      return tried.ok ? 'ok' : [tried.error.code, tried.error.retryAfterSeconds];
    };
    const attempt = await reload(services, id);
    expect(await tryCode(wrongCode(services, attempt))).toEqual(['code_mismatch', undefined]);
    services.time.advance(10);
    expect(await tryCode(codeOf(services, attempt))).toEqual(['work_required', 20]);
    services.time.advance(20);
    expect(await tryCode(codeOf(services, attempt))).toBe('ok');
  });

  test('while tries are slow, only one of many concurrent tries counts', async () => {
    await guessAround(7);
    const attempt = await startKnown();
    const tries = Array.from({ length: 20 }, (_, at) => wrongCode(services, attempt, at + 1));
    const answers = await Promise.all(tries.map((code) => verifyCode(services, attempt, { code }, requestFrom())));
    const told = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).toSorted();
    expect(told).toEqual(['code_mismatch', ...Array(19).fill('work_required')]);
  });

  test('a network with too many wrong codes is slow, but nobody there is refused (T7)', async () => {
    const few = { ...services, limits: { ...services.limits, wrongChecksPerDay: 1000, addressChecks: 3 } };
    const { address } = requestFrom();
    const tryAt = async (id: string, code: string) => {
      const tried = await verifyCode(few, await reload(services, id), { code }, requestFrom(address));
      return tried.ok ? 'ok' : tried.error.code;
    };
    for (let count = 0; count < 3; count += 1) {
      const stranger = await startKnown();
      expect(await tryAt(stranger.id, wrongCode(services, stranger))).toBe('code_mismatch');
    }
    const owner = await startKnown();
    expect(await tryAt(owner.id, wrongCode(services, owner))).toBe('code_mismatch');
    expect(await tryAt(owner.id, codeOf(services, owner))).toBe('work_required');
    services.time.advance(30);
    expect(await tryAt(owner.id, codeOf(services, owner))).toBe('ok');
  });

  test('raises one alert a day, in the audit and in the log, for any number of concurrent requests', async () => {
    await guessAround(7);
    const attempt = await startKnown();
    await Promise.all(
      Array.from({ length: 8 }, () => verifyCode(services, attempt, { code: '000000' }, requestFrom())),
    );
    expect(await alerts()).toMatchObject([{ actor: 'system', detail: { limit: 7 }, accountId: null }]);
    expect(services.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('is the same for somebody unknown, and comes back after a day', async () => {
    await guessAround(7);
    const answers = [];
    for (const { id } of [await startKnown(), await start(services, freshName())]) {
      await verifyCode(services, await reload(services, id), { code: '000000' }, requestFrom());
      const again = await verifyCode(services, await reload(services, id), { code: '000000' }, requestFrom());
      const { error } = { error: null, ...again };
      answers.push({ ...error, work: { ...error?.work, challenge: error?.work?.challenge.length } });
    }
    expect(answers[0]).toEqual({
      code: 'work_required',
      retryAfterSeconds: 30,
      work: { bits: workBits, challenge: 64 },
    });
    expect(answers[1]).toEqual(answers[0]);
    services.time.advance(24 * 3600);
    const attempt = await startKnown();
    await verifyCode(services, attempt, { code: wrongCode(services, attempt) }, requestFrom());
    const later = await reload(services, attempt.id);
    expect((await verifyCode(services, later, { code: codeOf(services, later) }, requestFrom())).ok).toBe(true);
  });
});
