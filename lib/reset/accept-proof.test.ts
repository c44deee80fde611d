import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken, hashToken } from '@/lib/crypto/token';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { gapAt, rightCode } from '@/lib/testing/test-verification';
import { repeatProof } from './accept-proof';
import { findAttempt, findProvedAttempt } from './attempt';
import { checkProviderCode } from './check-provider-code';
import { solvePuzzle } from './solve-puzzle';
import { startAttempt } from './start-attempt';
import { codeOf, freshName, reload, requestFrom, wrongCode } from './testing/walk';
import { verifyCode } from './verify-code';

describe.each(databaseKinds)('the token of an attempt on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** An attempt that waits for its code, and the browser's token. */
  async function startAt(directory: 'staff' | 'meeting') {
    const { username } = (directory === 'staff' ? services.provider : services.meetingProvider).add({
      username: freshName(),
    });
    const started = await startAttempt(services, { identifier: username, directory }, requestFrom(), null);
    const token = started.ok ? (started.value.token ?? '') : '';
    const attempt = await reload(services, hashToken(token));
    if (directory === 'meeting')
      await solvePuzzle(
        { services, attempt, directory: services.meeting },
        { pointX: gapAt, slideTime: 900 },
        requestFrom(),
      );
    return { token, attempt: await reload(services, attempt.id) };
  }
  const prove = async (directory: 'staff' | 'meeting', id: string, code: string) =>
    directory === 'staff'
      ? verifyCode(services, await reload(services, id), { code }, requestFrom())
      : checkProviderCode(
          { services, attempt: await reload(services, id), directory: services.meeting },
          { code },
          requestFrom(),
        );
  const rightOf = async (directory: 'staff' | 'meeting', id: string) =>
    directory === 'staff' ? codeOf(services, await reload(services, id)) : rightCode;

  test.each(['staff', 'meeting'] as const)(
    'changes with the proof in %s, and the old one opens nothing (T15)',
    async (directory) => {
      const { token, attempt } = await startAt(directory);
      expect((await findAttempt(services.db, token))?.id).toBe(attempt.id);
      const proved = await prove(directory, attempt.id, await rightOf(directory, attempt.id));
      if (!proved.ok) throw new Error(proved.error.code);
      expect(proved.value.token).not.toBe(token);
      expect(await findAttempt(services.db, token)).toBeNull();
      expect((await findAttempt(services.db, proved.value.token))?.id).toBe(attempt.id);
      // The stored hash is not a token either.
      const { provedTokenHash, provedCodeMac } = await reload(services, attempt.id);
      for (const stored of [attempt.id, provedTokenHash, provedCodeMac])
        expect(await findAttempt(services.db, stored ?? '')).toBeNull();
    },
  );

  test.each(['staff', 'meeting'] as const)(
    'is the same for both requests of a double click in %s (T15)',
    async (directory) => {
      const { token, attempt } = await startAt(directory);
      const code = await rightOf(directory, attempt.id);
      const [first, ...others] = await Promise.all([1, 2, 3].map(() => prove(directory, attempt.id, code)));
      if (!first?.ok) throw new Error('the first was refused');
      for (const other of others) expect(other).toEqual(first);
      // Also if the second request comes later, with the cookie from before the proof.
      const late = await findProvedAttempt(services.db, token);
      expect(await repeatProof(services, late?.id ?? '', code, services.clock())).toEqual(first);
    },
  );

  test('is returned again only for the right code, for few tries and a short time (T15)', async () => {
    const { attempt } = await startAt('staff');
    const code = codeOf(services, attempt);
    const wrong = wrongCode(services, attempt);
    expect((await verifyCode(services, attempt, { code }, requestFrom())).ok).toBe(true);
    const repeat = async (typed: string) => (await repeatProof(services, attempt.id, typed, services.clock())).ok;
    for (const typed of [wrong, '', attempt.codeMac ?? '', attempt.codeId ?? ''])
      expect(await repeat(typed)).toBe(false);
    expect(await repeat(code)).toBe(true);
    for (let tries = 0; tries < 10; tries += 1) await repeat(wrong);
    expect(await repeat(code)).toBe(false);

    const slow = await startAt('staff');
    const right = codeOf(services, slow.attempt);
    await verifyCode(services, slow.attempt, { code: right }, requestFrom());
    services.time.advance(61);
    expect((await repeatProof(services, slow.attempt.id, right, services.clock())).ok).toBe(false);
    // An attempt without a proof has nothing to repeat.
    const open = await startAt('staff');
    expect(await findProvedAttempt(services.db, open.token)).toBeNull();
    expect(await findProvedAttempt(services.db, createToken())).toBeNull();
    expect((await repeatProof(services, open.attempt.id, codeOf(services, open.attempt), services.clock())).ok).toBe(
      false,
    );
  });
});
