import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '@/lib/audit/verify-chain';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { sweepAttempts } from './sweep-attempts';
import {
  type Model,
  type ModelContext,
  outcomeNames,
  resendStep,
  setStep,
  startStep,
  sweepStep,
  verifyStep,
  waitStep,
} from './testing/attempt-model';
import { auditOf, freshName, jobsOf, reload } from './testing/walk';

const which = fc.nat({ max: 5 });
const guess = fc.constantFrom('right', 'right', 'wrong', 'wrong', 'foreign');
const steps = [
  which.map(startStep),
  fc.tuple(which, fc.array(guess, { minLength: 1, maxLength: 7 })).map(([at, guesses]) => verifyStep(at, guesses)),
  fc.tuple(which, fc.array(guess, { minLength: 1, maxLength: 1 })).map(([at, guesses]) => verifyStep(at, guesses)),
  which.map(resendStep),
  fc
    .tuple(which, fc.integer({ min: 1, max: 6 }), fc.constantFrom('confirm', ...outcomeNames), fc.boolean())
    .map(([at, parallel, outcome, dies]) => setStep(at, parallel, outcome, dies)),
  fc.constantFrom(1, 61, 301, 601, 1801).map(waitStep),
  fc.constant(sweepStep()),
];

describe.each(databaseKinds)('any walk through attempts on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** The most wrong codes that were compared for one account in any 24 hours. */
  async function mostWrongInADay(model: Model, accountId: string): Promise<number> {
    const own = model.attempts.filter((attempt) => attempt.accountId === accountId);
    const events = (await Promise.all(own.map((attempt) => auditOf(services, attempt)))).flat();
    const moments = events.filter(({ detail }) => detail['code'] === 'code_mismatch').map(({ at }) => at.getTime());
    return Math.max(0, ...moments.map((end) => moments.filter((at) => at > end - 86_400_000 && at <= end).length));
  }

  async function expectTruth(model: Model) {
    for (const known of model.attempts) {
      const events = await auditOf(services, known);
      const of = (action: string, outcome?: string) =>
        events.filter((event) => event.action === action && (outcome === undefined || event.outcome === outcome))
          .length;
      const written = model.writes.filter(({ attemptId }) => attemptId === known.id);
      const ended = (outcome: string) => written.filter((write) => write.outcome === outcome).length;

      // Each code once, and no write without one.
      expect(of('code_accepted')).toBe(known.accepted.length);
      expect(new Set(known.accepted).size).toBe(known.accepted.length);
      if (written.length > 0) expect(known.accepted.length).toBe(1);

      // One start event and one matching end event for each write.
      expect(of('password_set_started')).toBe(written.length);
      expect(of('password_set_finished', 'ok')).toBe(ended('ok'));
      expect(of('password_set_finished', 'refused')).toBe(ended('refused'));
      expect(of('password_set_finished', 'unknown')).toBe(ended('unknown'));
      expect(of('attempt_swept', 'unknown')).toBe(ended('lost'));
      expect((await reload(services, known.id)).state).not.toBe('setting');

      // Each person with a changed or maybe changed password gets a truthful notice.
      const notices = (await jobsOf(services, 'notify-change', known)).map(({ payload }) => payload);
      expect(notices.filter(({ confirmed }) => confirmed).length).toBe(ended('ok'));
      expect(notices.filter(({ confirmed }) => !confirmed).length).toBe(ended('unknown') + ended('lost'));
      expect(notices.every(({ accountId }) => accountId === known.accountId)).toBe(true);
    }
    const { codeTries, contactSends } = services.limits;
    const most = (contactSends.perDay.email + contactSends.perDay.sms) * codeTries;
    for (const accountId of new Set(model.attempts.flatMap(({ accountId }) => accountId ?? [])))
      expect(await mostWrongInADay(model, accountId)).toBeLessThanOrEqual(most);
  }

  test('writes only what was proved, once, and the audit tells the truth', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (commands) => {
        const model: Model = { attempts: [], writes: [] };
        const usernames = [1, 2].map(() => services.provider.add({ username: freshName() }).username);
        const context: ModelContext = { services, usernames: [...usernames, freshName()] };
        await fc.asyncModelRun(() => ({ model, real: context }), [startStep(0), ...commands]);
        services.time.advance(61);
        await sweepAttempts(services, false);
        await expectTruth(model);
        written += model.writes.length;
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(written).toBeGreaterThan(0);
    expect(await verifyChain(services.db)).toMatchObject({ ok: true });
  }, 240_000);
});
