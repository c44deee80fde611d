import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readPuzzleState } from './flow-state';
import { here, must, startMeetingTest } from './testing/test-provider';

const meeting = await startMeetingTest();
const nobody = 'nobody.here';
const elsewhere = { ...here, network: 'another-place' };
afterEach(() => meeting.reset());
afterAll(() => meeting.simulator.stop());

const refusal = (code: string) => ({ ok: false, error: { code } });

/** Returns what a caller can see of a result, without pictures and times. */
function shapeOf(started: Awaited<ReturnType<typeof begin>>) {
  const { puzzle, token } = started;
  const pictures = [puzzle.background, puzzle.piece].map((url) => url.slice(0, 22));
  return {
    ...puzzle,
    pieceY: typeof puzzle.pieceY,
    background: pictures[0],
    piece: pictures[1],
    fields: Object.keys(token),
  };
}

async function begin(verification: ReturnType<typeof meeting.makeProvider>['verification'], user: string) {
  return must(await verification.startPuzzle(user, here));
}

function decoyPointX(token: { value: string }): number {
  const state = readPuzzleState(token.value);
  if (state?.kind !== 'decoy') throw new Error('not a decoy');
  return state.pointX;
}

describe('refused at step 1: a decoy', () => {
  test('looks like the real thing, drawn or reused', async () => {
    const { verification } = meeting.makeProvider();
    const drawn = await begin(verification, nobody);
    await meeting.solve(verification, 'mei.lin');
    const reused = await begin(verification, nobody);
    const real = await begin(verification, 'jo.park');
    expect(shapeOf(drawn)).toEqual(shapeOf(real));
    expect(shapeOf(reused)).toEqual(shapeOf(real));
    expect(Math.abs(drawn.token.expiresAt.getTime() - real.token.expiresAt.getTime())).toBeLessThan(30_000);
  });

  test('a solved real puzzle serves as a decoy elsewhere once, and then no more', async () => {
    const { verification } = meeting.makeProvider();
    const real = await begin(verification, 'mei.lin');
    const pointX = await meeting.pointX('mei.lin');
    must(
      await verification.solvePuzzle(
        { user: 'mei.lin', token: real.token, pointX, slideTimeMs: 400, method: 'sms' },
        here,
      ),
    );
    const first = must(await verification.startPuzzle(nobody, elsewhere));
    expect(first.puzzle).toEqual(real.puzzle);
    expect(decoyPointX(first.token)).toBe(pointX);
    const later = must(await verification.startPuzzle(nobody, { ...here, network: 'a-third-place' }));
    expect(later.puzzle).not.toEqual(real.puzzle);
  });

  test('its slide is checked, a check uses the puzzle up, its code is always wrong', async () => {
    const { verification } = meeting.makeProvider();
    const request = { user: nobody, slideTimeMs: 500, method: 'sms' } as const;
    const missed = await begin(verification, nobody);
    const off = { ...request, token: missed.token, pointX: decoyPointX(missed.token) + 6 };
    expect(await verification.solvePuzzle(off, here)).toMatchObject(refusal('puzzle_refused'));
    expect(await verification.solvePuzzle({ ...off, pointX: decoyPointX(missed.token) }, here)).toMatchObject(
      refusal('puzzle_refused'),
    );
    const { token } = await begin(verification, nobody);
    const solved = must(await verification.solvePuzzle({ ...request, token, pointX: decoyPointX(token) - 5 }, here));
    expect(solved.codeExpiresAt.getTime() - Date.now()).toBeGreaterThan(150_000);
    const check = await verification.checkCode({ user: nobody, code: '123456', session: solved.session }, here);
    expect(check).toMatchObject(refusal('code_refused'));
    expect((await meeting.calls()).map((call) => call.endpoint)).toEqual(['puzzle', 'puzzle']);
  });

  test('a decoy past its deadline is refused like a real puzzle', async () => {
    const { verification, deps } = meeting.makeProvider();
    const { token } = await begin(verification, nobody);
    deps.advance(56_000);
    const request = { user: nobody, token, pointX: decoyPointX(token), slideTimeMs: 500, method: 'sms' } as const;
    expect(await verification.solvePuzzle(request, here)).toMatchObject(refusal('puzzle_refused'));
  });

  test('each step waits as long as a real one took', async () => {
    const { verification, deps } = meeting.makeProvider();
    await meeting.switches({ delayMs: 120 });
    const { session } = await meeting.solve(verification, 'mei.lin');
    await verification.checkCode({ user: 'mei.lin', code: '000000', session }, here);
    expect(deps.sleeps).toEqual([]);
    await meeting.switches({ delayMs: 0 });
    const { token } = await begin(verification, nobody);
    const request = { user: nobody, token, pointX: decoyPointX(token), slideTimeMs: 500, method: 'sms' } as const;
    const solved = must(await verification.solvePuzzle(request, here));
    await verification.checkCode({ user: nobody, code: '123456', session: solved.session }, here);
    const [puzzle = 0, solve = 0, check = 0] = deps.sleeps;
    expect(deps.sleeps).toHaveLength(3);
    expect(puzzle).toBeGreaterThan(0);
    expect(solve).toBeGreaterThanOrEqual(200);
    expect(check).toBeGreaterThanOrEqual(100);
  });

  test('a code from `errorCodes` turns a refusal into a decoy only if it concerns the user', async () => {
    await meeting.switches({ faults: [{ endpoint: 'puzzle', kind: 'error_before', status: 403 }] });
    expect(await meeting.makeProvider().verification.startPuzzle('mei.lin', here)).toMatchObject(refusal('forbidden'));
    await meeting.switches({ faults: [{ endpoint: 'puzzle', kind: 'error_before', status: 403 }] });
    const named = meeting.makeProvider({ errorCodes: { 'USG.299000099': 'account_gone' } });
    expect(await named.verification.startPuzzle('mei.lin', here)).toMatchObject({ ok: true });
  });
});

test('refused at step 3: proceeds as if sent, and the code is wrong', async () => {
  await meeting.switches({ unknownUserAt: 'send' });
  const { verification } = meeting.makeProvider();
  const { session, codeExpiresAt } = await meeting.solve(verification, nobody);
  expect(codeExpiresAt.getTime() - Date.now()).toBeGreaterThan(150_000);
  expect(await verification.checkCode({ user: nobody, code: '123456', session }, here)).toMatchObject(
    refusal('code_refused'),
  );
});
