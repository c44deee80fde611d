import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { err } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import { authenticator as authenticators, recoveryCode as recoveryCodes } from '@/lib/db/factor-schema';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { openOperatorsDirectory } from '@/lib/directories/open-operators-directory';
import { codeAt } from '@/lib/factors/totp';
import { findSession } from '@/lib/operators/operator-sessions';
import { makeLocalOperator, testSeed } from '@/lib/operators/testing/make-local-operator';
import { openingParts } from '@/lib/settings/open-configured';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import type { Attempt } from './attempt';
import { nextStep } from './next-step';
import { sendCode } from './send-code';
import { setPassword } from './set-password';
import { startAttempt } from './start-attempt';
import { sweepAttempts } from './sweep-attempts';
import {
  auditOf,
  codeOf,
  freshName,
  jobsOf,
  reload,
  requestFrom,
  start,
  startVerified,
  wrongCode,
} from './testing/walk';
import { verifyCode } from './verify-code';
import { verifySecondProof } from './verify-second-proof';

describe.each(databaseKinds)('an operator who forgot the password on %s', (kind) => {
  let services: TestServices;
  let operatorsDirectory: Directory;
  beforeAll(async () => {
    services = await openTestServices(kind);
    const directory = openOperatorsDirectory(openingParts(services.config, ['email'], services));
    if (!directory) throw new Error('not opened');
    operatorsDirectory = directory;
    services.directories = { ...services.directories, operators: directory };
  });
  afterAll(() => services.close());

  const makeOne = () => makeLocalOperator(services, `${freshName()}@example.org`);
  const appCode = () => codeAt(testSeed, services.clock());
  const wrongAppCode = () => String((Number(appCode()) + 500_000) % 1_000_000).padStart(6, '0');

  async function atSecondProof(email: string): Promise<Attempt> {
    const attempt = await start(services, email, 'operators');
    const checked = await verifyCode(services, attempt, { code: codeOf(services, attempt) }, requestFrom());
    if (!checked.ok) throw new Error(checked.error.code);
    return reload(services, attempt.id);
  }

  async function show(attempt: Attempt, code: string) {
    const shown = await verifySecondProof(services, await reload(services, attempt.id), { code }, requestFrom());
    return shown.ok ? 'ok' : shown.error.code;
  }

  test('the code by mail is not enough; the second factor is', async () => {
    const { operator } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    expect(attempt).toMatchObject({ state: 'open', proofs: 1, codeMac: null, verifiedAt: null, codeTries: 0 });
    expect(nextStep(attempt, services.clock())).toBe('verify');
    expect(await show(attempt, appCode())).toBe('ok');
    const verified = await reload(services, attempt.id);
    expect(verified).toMatchObject({ state: 'verified', proofs: 2, verifiedAt: services.clock() });
    expect(nextStep(verified, services.clock())).toBe('password');
    expect((await auditOf(services, attempt)).map(({ action, detail }) => [action, detail['method']])).toEqual([
      ['attempt_started', undefined],
      ['code_accepted', 'email'],
      ['code_accepted', 'authenticator'],
    ]);
  });

  test('a recovery code counts as a second factor, once', async () => {
    const { operator, recoveryCodes } = await makeOne();
    const [code = ''] = recoveryCodes;
    expect(await show(await atSecondProof(operator.email), code.toLowerCase())).toBe('ok');
    services.time.advance(3600);
    expect(await show(await atSecondProof(operator.email), code)).toBe('code_mismatch');
  });

  test('a new password ends all sessions of the operator, which the audit says, and tells them by mail', async () => {
    const { operator, token } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    expect(await show(attempt, appCode())).toBe('ok');
    expect((await findSession(services.db, token, services.clock())).found).toBe(true);
    const password = 'a long enough phrase for an operator 7';
    const set = await setPassword(
      { services, attempt: await reload(services, attempt.id), directory: operatorsDirectory },
      password,
      requestFrom(),
    );
    expect(set).toEqual({ ok: true, value: undefined });
    expect((await reload(services, attempt.id)).state).toBe('done');
    expect(await findSession(services.db, token, services.clock())).toEqual({ found: false, reason: 'revoked' });
    const ended = (await auditOf(services, attempt)).find(({ action }) => action === 'session_ended');
    expect(ended).toMatchObject({ actor: 'person', detail: { operator: operator.id, count: 1 } });
    expect(await jobsOf(services, 'notify-change', attempt)).toHaveLength(1);
  });

  test('if the outcome of the write is unknown, the sessions end too', async () => {
    const { operator, token } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    expect(await show(attempt, appCode())).toBe('ok');
    const setPasswordLost = async () => err({ code: 'outcome_unknown' as const });
    const lost = { ...operatorsDirectory, provider: { ...operatorsDirectory.provider, setPassword: setPasswordLost } };
    const password = 'a long enough phrase for an operator 8';
    await setPassword(
      { services, attempt: await reload(services, attempt.id), directory: lost },
      password,
      requestFrom(),
    );
    expect((await reload(services, attempt.id)).state).toBe('unknown');
    expect(await findSession(services.db, token, services.clock())).toEqual({ found: false, reason: 'revoked' });
    const ended = (await auditOf(services, attempt)).find(({ action }) => action === 'session_ended');
    expect(ended).toMatchObject({ actor: 'person', detail: { operator: operator.id, count: 1 } });
  });

  test('a refused password leaves the sessions as they are', async () => {
    const { operator, token } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    expect(await show(attempt, appCode())).toBe('ok');
    const refuse = async () => err({ code: 'unavailable' as const });
    const down = { ...operatorsDirectory, provider: { ...operatorsDirectory.provider, setPassword: refuse } };
    const password = 'a long enough phrase for an operator 9';
    await setPassword(
      { services, attempt: await reload(services, attempt.id), directory: down },
      password,
      requestFrom(),
    );
    expect((await findSession(services.db, token, services.clock())).found).toBe(true);
  });

  test('a write that died with its process ends the sessions when it is swept', async () => {
    const { operator, token } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    expect(await show(attempt, appCode())).toBe('ok');
    const settingAt = services.clock();
    await services.db.update(attempts).set({ state: 'setting', settingAt }).where(eq(attempts.id, attempt.id));
    expect(await sweepAttempts(services, true)).toBe(1);
    expect(await findSession(services.db, token, services.clock())).toEqual({ found: false, reason: 'revoked' });
    const ended = (await auditOf(services, attempt)).find(({ action }) => action === 'session_ended');
    expect(ended).toMatchObject({ actor: 'system', detail: { operator: operator.id, count: 1 } });
  });

  test('an unknown, factorless or disabled operator never passes, and looks the same before the first proof', async () => {
    const unknown = `${freshName()}@example.org`;
    const bare = await makeOne();
    await services.db.delete(authenticators).where(eq(authenticators.ownerId, bare.operator.id));
    await services.db.delete(recoveryCodes).where(eq(recoveryCodes.ownerId, bare.operator.id));
    const off = await makeOne();
    await services.db.update(operators).set({ disabledAt: services.clock() }).where(eq(operators.id, off.operator.id));
    const seen = [];
    for (const email of [unknown, bare.operator.email, off.operator.email]) {
      const attempt = await start(services, email, 'operators');
      const { state, proofs, method, codeTries, codeExpiresAt, expiresAt } = attempt;
      const wrong = await verifyCode(services, attempt, { code: wrongCode(services, attempt) }, requestFrom());
      seen.push({ state, proofs, method, codeTries, codeExpiresAt, expiresAt, wrong });
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    services.time.advance(3600);
    for (const { operator, recoveryCodes } of [bare, off]) {
      const attempt = await atSecondProof(operator.email);
      for (const code of [appCode(), recoveryCodes[0] ?? '']) expect(await show(attempt, code)).toBe('code_mismatch');
    }
    const [nobody] = [await start(services, `${freshName()}@example.org`, 'operators')];
    await services.db.update(attempts).set({ proofs: 1 }).where(eq(attempts.id, nobody.id));
    expect(await show(nobody, appCode())).toBe('code_mismatch');
  });

  test('its tries are five in an attempt, and ten a day for an operator', async () => {
    const { operator } = await makeOne();
    const first = await atSecondProof(operator.email);
    for (let tries = 0; tries < 4; tries += 1) expect(await show(first, wrongAppCode())).toBe('code_mismatch');
    for (const code of [wrongAppCode(), appCode()]) expect(await show(first, code)).toBe('code_spent');
    services.time.advance(61);
    const second = await atSecondProof(operator.email);
    for (let tries = 0; tries < 4; tries += 1) expect(await show(second, wrongAppCode())).toBe('code_mismatch');
    services.time.advance(61);
    const third = await atSecondProof(operator.email);
    expect(await show(third, wrongAppCode())).toBe('code_mismatch');
    expect(await show(third, appCode())).toBe('too_many_tries');
    const codes = (await auditOf(services, first)).map(({ detail }) => [detail['method'], detail['code']]);
    expect(codes).toContainEqual(['second_factor', 'code_mismatch']);
  });

  test('concurrent guesses get no more comparisons than there are tries', async () => {
    const { operator } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    await Promise.all(
      Array.from({ length: 30 }, () =>
        verifySecondProof(services, attempt, { code: 'ABCD-EFGH-JKMN-PQRS' }, requestFrom()),
      ),
    );
    // The audit records only guesses that were compared.
    const compared = (await auditOf(services, attempt)).filter(({ action }) => action === 'code_refused');
    expect(compared).toHaveLength(5);
  });

  test('concurrent requests verify once, and no second proof passes before the first or twice', async () => {
    const { operator } = await makeOne();
    const early = await start(services, operator.email, 'operators');
    expect(await show(early, appCode())).toBe('code_expired');
    expect((await reload(services, early.id)).codeTries).toBe(0);
    await verifyCode(services, early, { code: codeOf(services, early) }, requestFrom());
    const attempt = await reload(services, early.id);
    const code = appCode();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => verifySecondProof(services, attempt, { code }, requestFrom())),
    );
    // A request that comes after the first one has passed is the second of a double click: it gets the same token.
    const tokens = answers.flatMap((answer) => (answer.ok ? [answer.value.token] : []));
    expect(new Set(tokens).size).toBe(1);
    const accepted = (await auditOf(services, attempt)).filter(({ action }) => action === 'code_accepted');
    expect(accepted).toHaveLength(2);
    expect(await show(attempt, appCode())).toBe('code_expired');
  });

  test('the first proof cannot be repeated: no new code, and the old one is invalid', async () => {
    const { operator } = await makeOne();
    const before = await start(services, operator.email, 'operators');
    const code = codeOf(services, before);
    await verifyCode(services, before, { code }, requestFrom());
    const attempt = await reload(services, before.id);
    services.time.advance(61);
    const sent = await sendCode({ services, attempt, directory: operatorsDirectory }, 'email', requestFrom());
    expect(sent).toEqual({ ok: false, error: { code: 'attempt_expired' } });
    expect((await verifyCode(services, attempt, { code }, requestFrom())).ok).toBe(false);
    expect(await reload(services, attempt.id)).toMatchObject({ state: 'open', proofs: 1 });
  });

  test('the second proof expires after ten minutes', async () => {
    const { operator } = await makeOne();
    const attempt = await atSecondProof(operator.email);
    services.time.advance(services.limits.verifiedMinutes * 60);
    expect(await show(attempt, appCode())).toBe('code_expired');
  });

  test('in other directories one proof is enough', async () => {
    expect(await startVerified(services)).toMatchObject({ state: 'verified', proofs: 1 });
  });

  test('without outgoing mail an attempt of an operator cannot start, in this directory or another', async () => {
    const { operators: _operators, ...directories } = services.directories;
    const without = { ...services, directories: { ...directories, usable: [services.staff] } };
    const input = { identifier: 'ana@example.org', directory: 'operators' };
    expect(await startAttempt(without, input, requestFrom(), null)).toMatchObject({
      ok: false,
      error: { code: 'directory_unavailable' },
    });
    expect(openOperatorsDirectory(openingParts(services.config, ['sms'], services))).toBeNull();
  });
});
