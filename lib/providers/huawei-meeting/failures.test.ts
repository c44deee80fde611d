import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { here, must, startMeetingTest } from './testing/test-provider';

const meeting = await startMeetingTest();
const user = 'mei.lin';
const phone = '+8613800000001';
afterEach(() => meeting.reset());
afterAll(() => meeting.simulator.stop());

const refusal = (code: string) => ({ ok: false, error: { code } });
const fault = (endpoint: string, kind: string, more: Record<string, unknown> = {}) =>
  meeting.switches({ faults: [{ endpoint, kind, ...more }] });

async function solveDespite(endpoint: string, kind: string) {
  const { verification } = meeting.makeProvider();
  const { token } = must(await verification.startPuzzle(user, here));
  const pointX = await meeting.pointX(user);
  await fault(endpoint, kind);
  const solved = await verification.solvePuzzle({ user, token, pointX, slideTimeMs: 500, method: 'sms' }, here);
  return { verification, solved };
}

describe('before the code', () => {
  test.each([
    ['html', 'unavailable'],
    ['error_before', 'unavailable'],
    ['drop_before', 'unavailable'],
  ])('step 1 meets %s: %s', async (kind, code) => {
    await fault('puzzle', kind);
    expect(await meeting.makeProvider().verification.startPuzzle(user, here)).toMatchObject(refusal(code));
    expect((await meeting.calls('puzzle')).length).toBeLessThanOrEqual(1);
  });

  test('step 2 cut off: unavailable, and no message is sent', async () => {
    const { solved } = await solveDespite('slide', 'apply_then_drop');
    expect(solved).toMatchObject(refusal('unavailable'));
    expect(await meeting.calls('send')).toEqual([]);
  });

  test.each(['apply_then_drop', 'error_after'])(
    'step 3 %s: proceeds as if sent, once, and the code works',
    async (kind) => {
      const { verification, solved } = await solveDespite('send', kind);
      const { session } = must(solved);
      expect(await meeting.calls('send')).toHaveLength(1);
      const code = await meeting.newestCode(phone);
      expect(await verification.checkCode({ user, code, session }, here)).toMatchObject({ ok: true });
    },
  );

  test('flow control: throttled with the wait given by the gateway', async () => {
    const { solved } = await solveDespite('send', 'throttle');
    expect(solved).toMatchObject({ ok: false, error: { code: 'throttled', retryAfterSeconds: 60 } });
  });

  test('a limit for one user looks like a sent code, as for an unknown user', async () => {
    const { verification } = meeting.makeProvider();
    const { token } = must(await verification.startPuzzle(user, here));
    const pointX = await meeting.pointX(user);
    await fault('send', 'error_before', { status: 429 });
    const solved = await verification.solvePuzzle({ user, token, pointX, slideTimeMs: 500, method: 'sms' }, here);
    expect(must(solved).codeExpiresAt.getTime() - Date.now()).toBeGreaterThan(150_000);
    expect(await verification.startPuzzle(user, here)).toMatchObject({ ok: true });
  });

  test('a refusal by the gateway without a window blocks new puzzles for a minute', async () => {
    const tooMany = { error_code: 'APIG.0308', error_msg: 'x' };
    let requests = 0;
    const fetch = async () => {
      requests += 1;
      return Response.json(tooMany, { status: 429 });
    };
    const { verification, deps } = meeting.makeProvider({}, { fetch });
    for (let tries = 0; tries < 2; tries += 1)
      expect(await verification.startPuzzle(user, here)).toMatchObject(refusal('throttled'));
    expect(requests).toBe(1);
    deps.advance(61_000);
    await verification.startPuzzle(user, here);
    expect(requests).toBe(2);
  });

  test('an exhausted window blocks new puzzles, for known and unknown users alike, until it ends', async () => {
    const { verification, deps } = meeting.makeProvider();
    await meeting.switches({ rateLimitHeader: 'remain:0,limit:100,time:1 minute' });
    must(await verification.startPuzzle(user, here));
    expect(await verification.startPuzzle(user, here)).toMatchObject(refusal('throttled'));
    expect(await verification.startPuzzle('nobody', here)).toMatchObject(refusal('throttled'));
    expect(await meeting.calls('puzzle')).toHaveLength(1);
    deps.advance(61_000);
    expect(await verification.startPuzzle(user, here)).toMatchObject({ ok: true });
  });
});

describe('the code', () => {
  test('no response: the same code is tried once more; if it was used up, start again', async () => {
    const { verification } = meeting.makeProvider();
    const { session } = await meeting.solve(verification, user);
    const code = await meeting.newestCode(phone);
    await fault('check', 'apply_then_drop');
    expect(await verification.checkCode({ user, code, session }, here)).toMatchObject(refusal('proof_expired'));
    expect((await meeting.calls('check')).map((call) => call.status)).toEqual([200, 400]);
  });

  test('one failure before the code was used: the second try succeeds', async () => {
    const { verification } = meeting.makeProvider();
    const { session } = await meeting.solve(verification, user);
    const code = await meeting.newestCode(phone);
    await fault('check', 'error_before', { status: 503 });
    expect(await verification.checkCode({ user, code, session }, here)).toMatchObject({ ok: true });
    expect(await meeting.calls('check')).toHaveLength(2);
  });
});

describe('the reset', () => {
  async function resetDespite(faults: Record<string, unknown>[], more: Record<string, unknown> = {}) {
    const { provider, verification } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    await meeting.switches({ ...more, faults: faults.map((row) => ({ endpoint: 'reset', ...row })) });
    const password = `Cut-Pass-${Math.random().toString(36).slice(2, 8)}Z`;
    const outcome = await provider.setPassword({ accountId: user, password, mustChange: false, proof });
    const statuses = (await meeting.calls('reset')).map((call) => call.status);
    return { outcome, statuses, applied: (await meeting.signIn(user, password)).ok };
  }

  test('applied and cut off, token used up: not confirmed after one re-send', async () => {
    const { outcome, statuses, applied } = await resetDespite([{ kind: 'apply_then_drop' }]);
    expect(outcome).toMatchObject(refusal('outcome_unknown'));
    expect(statuses).toEqual([200, 401]);
    expect(applied).toBe(true);
  });

  test('applied and cut off, token still valid: the re-send confirms', async () => {
    const { outcome, statuses } = await resetDespite([{ kind: 'apply_then_drop' }], { singleUse: false });
    expect(outcome).toEqual({ ok: true, value: undefined });
    expect(statuses).toEqual([200, 200]);
  });

  test('failed before it was applied: the re-send confirms', async () => {
    const { outcome, statuses, applied } = await resetDespite([{ kind: 'error_before', status: 502 }]);
    expect(outcome).toEqual({ ok: true, value: undefined });
    expect(statuses).toEqual([502, 200]);
    expect(applied).toBe(true);
  });

  test('fails both times: not confirmed, and no third call', async () => {
    const { outcome, statuses } = await resetDespite([{ kind: 'error_after', status: 504, times: 9 }]);
    expect(outcome).toMatchObject(refusal('outcome_unknown'));
    expect(statuses).toHaveLength(2);
  });

  test('throttled: nothing applied, no re-send', async () => {
    const { outcome, statuses, applied } = await resetDespite([{ kind: 'throttle' }]);
    expect(outcome).toMatchObject(refusal('throttled'));
    expect(statuses).toEqual([429]);
    expect(applied).toBe(false);
  });
});

test.each(['no_request_id', 'empty', 'html'])(
  'refusals are recognised by their status when the body is %s',
  async (failureBody) => {
    const { provider, verification } = meeting.makeProvider();
    const proof = await meeting.prove(verification, user, phone);
    await meeting.switches({ failureBody });
    const request = { accountId: user, password: 'short', mustChange: false, proof };
    const answer = await provider.setPassword(request);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'password_refused', vendor: { status: 400, requestId: expect.stringMatching(/^[\w-]{8,}$/) } },
    });
    expect(await verification.startPuzzle('nobody', here)).toMatchObject({ ok: true });
  },
);
