import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AttemptState, attemptStates, attempt as attempts } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { gapAt, rightCode } from '@/lib/testing/test-verification';
import { type Attempt, findAttempt } from './attempt';
import { checkProviderCode } from './check-provider-code';
import { nextStep, type Step } from './next-step';
import { sealProviderState } from './provider-state';
import { sendCode } from './send-code';
import { setPassword } from './set-password';
import { solvePuzzle } from './solve-puzzle';
import { startPuzzle } from './start-puzzle';
import { codeOf, freshName, reload, requestFrom, start } from './testing/walk';
import { verifyCode } from './verify-code';

const alive: Record<AttemptState, Step> = {
  open: 'verify',
  verified: 'password',
  setting: 'done',
  done: 'done',
  unknown: 'done',
  refused: 'done',
  abandoned: 'identify',
};
const minute = 60_000;

describe('nextStep', () => {
  const now = new Date('2026-05-01T12:00:00.000Z');
  const at = (state: AttemptState, expiresIn: number, purpose: Attempt['purpose'] = 'reset') =>
    nextStep({ state, purpose, expiresAt: new Date(now.getTime() + expiresIn) } as Attempt, now);

  test('without an attempt the step is the first page', () => expect(nextStep(null, now)).toBe('identify'));

  test.each(attemptStates)('%s leads to its page until it expires', (state) => {
    expect(at(state, 1)).toBe(alive[state]);
    expect(at(state, 30 * minute)).toBe(alive[state]);
  });

  test('only a reset has a page for a new password', () => {
    expect(at('verified', 1, 'change')).toBe('identify');
    expect(at('verified', 1, 'unlock')).toBe('identify');
  });

  test.each(attemptStates)('%s expires', (state) => {
    const shows = alive[state] === 'done';
    expect(at(state, 0)).toBe(shows ? 'done' : 'identify');
    expect(at(state, -30 * minute + 1)).toBe(shows ? 'done' : 'identify');
    expect(at(state, -30 * minute)).toBe('identify');
  });
});

/** Every step, called directly like a forged request: everything is right except the state. */
const steps = {
  verifyCode: (services: TestServices, attempt: Attempt) =>
    verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom()),
  sendCode: (services: TestServices, attempt: Attempt) =>
    sendCode({ services, attempt, directory: services.staff }, 'email', requestFrom()),
  startPuzzle: (services: TestServices, attempt: Attempt) =>
    startPuzzle({ services, attempt, directory: services.meeting }, 'sms', requestFrom()),
  solvePuzzle: (services: TestServices, attempt: Attempt) =>
    solvePuzzle({ services, attempt, directory: services.meeting }, { pointX: gapAt, slideTime: 900 }, requestFrom()),
  checkProviderCode: (services: TestServices, attempt: Attempt) =>
    checkProviderCode({ services, attempt, directory: services.meeting }, { code: rightCode }, requestFrom()),
  setPassword: (services: TestServices, attempt: Attempt) =>
    setPassword({ services, attempt, directory: services.staff }, 'amber-Kettle-41-drift', requestFrom()),
};
type StepName = keyof typeof steps;
const legal: Partial<Record<AttemptState, Partial<Record<StepName, AttemptState>>>> = {
  open: {
    verifyCode: 'verified',
    sendCode: 'open',
    startPuzzle: 'open',
    solvePuzzle: 'open',
    checkProviderCode: 'verified',
  },
  verified: { setPassword: 'done' },
};

describe.each(databaseKinds)('every step in every state on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** An attempt in a state, with everything the step needs. */
  async function prepare(state: AttemptState, step: StepName, expired: boolean): Promise<Attempt> {
    const { username } = services.provider.add({ username: freshName() });
    const attempt = await start(services, username);
    services.time.advance(61);
    const later = new Date(services.clock().getTime() + minute);
    const puzzle = {
      phase: 'puzzle' as const,
      puzzle: { background: '', piece: '', width: 1, height: 1, pieceWidth: 1, pieceHeight: 1, pieceY: 0 },
      token: { value: 't', expiresAt: later },
      shownAt: services.clock(),
    };
    const code = { phase: 'code' as const, session: 's' };
    const held = step === 'solvePuzzle' ? puzzle : code;
    await services.db
      .update(attempts)
      .set({
        state,
        expiresAt: expired ? services.clock() : later,
        providerState: sealProviderState(services.keys, attempt.id, held),
      })
      .where(eq(attempts.id, attempt.id));
    return reload(services, attempt.id);
  }

  const cases = attemptStates.flatMap((state) =>
    (Object.keys(steps) as StepName[]).flatMap((step) => [
      { state, step, expired: false },
      { state, step, expired: true },
    ]),
  );

  test.each(cases)('$step in $state, expired: $expired', async ({ state, step, expired }) => {
    const before = await prepare(state, step, expired);
    const writes = services.provider.journal.length;
    const asked = services.verification.slides.length + services.verification.codes.length;
    await steps[step](services, before);
    const after = await reload(services, before.id);
    const next = expired ? undefined : legal[state]?.[step];
    const asks = step === 'solvePuzzle' || step === 'checkProviderCode' ? 1 : 0;
    expect(services.provider.journal.length - writes).toBe(step === 'setPassword' && next ? 1 : 0);
    expect(services.verification.slides.length + services.verification.codes.length - asked).toBe(next ? asks : 0);
    if (next) expect(after.state).toBe(next);
    else expect(after).toEqual(before);
  });

  test('a token that is missing, empty, too long or another one finds nothing', async () => {
    await start(services, freshName());
    for (const token of [undefined, '', ' ', 'null', 'x'.repeat(43), 'x'.repeat(5000)])
      expect(await findAttempt(services.db, token)).toBeNull();
  });
});
