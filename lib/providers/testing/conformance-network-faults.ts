import { afterEach, expect, test } from 'vitest';
import type { ConformanceEnvironment, ConformanceFaults } from './conformance-environment';
import type { Recorder } from './conformance-recorder';

/**
 * Tests what a caller may rely on when the network fails: a write that may have been applied is never reported as
 * refused.
 */
export function describeNetworkFaults(
  environment: ConformanceEnvironment,
  faults: ConformanceFaults,
  recorder: Recorder,
): void {
  afterEach(() => faults.clear());
  const lost = environment.settlesLostWrites
    ? { ok: true, value: undefined }
    : { ok: false, error: { code: 'outcome_unknown' } };

  test('no connection: unavailable, and nothing was applied', async () => {
    const before = environment.freshPassword();
    await recorder.setPassword(recorder.provider(), before);
    const password = environment.freshPassword();
    const answer = await recorder.setPassword(recorder.unreachable(), password);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await environment.signIn(before)).toBe(true);
    expect(await environment.signIn(password)).toBe(false);
  });

  test('no connection: the connection check fails with unavailable', async () => {
    expect(await recorder.record(recorder.unreachable().checkConnection())).toMatchObject({
      ok: false,
      error: { code: 'unavailable' },
    });
  });

  test('a connection cut after the write was applied is unknown or settled, never refused', async () => {
    const password = environment.freshPassword();
    const proof = await recorder.prove();
    await faults.cutAfterApplying();
    const answer = await recorder.setPassword(recorder.provider(), password, { proof });
    expect(answer).toMatchObject(lost);
    expect(await environment.signIn(password)).toBe(true);
  });

  test('a write cancelled while waiting for its response is unknown or settled, and ends at once', async () => {
    const password = environment.freshPassword();
    const proof = await recorder.prove();
    await faults.delayAnswers(8_000);
    const answer = await recorder.setPassword(recorder.provider(), password, {
      signal: AbortSignal.timeout(500),
      proof,
    });
    expect(answer).toMatchObject(lost);
  });
}
