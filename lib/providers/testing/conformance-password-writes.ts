import { expect, test } from 'vitest';
import type { ConformanceEnvironment } from './conformance-environment';
import type { Recorder } from './conformance-recorder';

/** A write does what it says: the new password opens the account and the old one does not, or nothing changed. */
export function describePasswordWrites(environment: ConformanceEnvironment, recorder: Recorder): void {
  const { account, absent, definition } = environment;

  test('a chosen password takes effect and ends the old one', async () => {
    const password = environment.freshPassword();
    expect(await recorder.setPassword(recorder.provider(), password)).toEqual({ ok: true, value: undefined });
    expect(await environment.signIn(password)).toBe(true);
    expect(await environment.signIn(account.password)).toBe(false);
  });

  test('a password that breaks the policy is refused and changes nothing', async () => {
    const before = environment.freshPassword();
    await recorder.setPassword(recorder.provider(), before);
    const answer = await recorder.setPassword(recorder.provider(), environment.brokenPassword);
    expect(answer).toMatchObject({ ok: false, error: { code: 'password_refused' } });
    if (!answer.ok && answer.error.code === 'password_refused') expect(answer.error.issues.length).toBeGreaterThan(0);
    expect(await environment.signIn(before)).toBe(true);
    expect(await environment.signIn(environment.brokenPassword)).toBe(false);
  });

  test('a call cancelled before it starts sends nothing', async () => {
    const before = environment.freshPassword();
    await recorder.setPassword(recorder.provider(), before);
    const password = environment.freshPassword();
    const answer = await recorder.setPassword(recorder.provider(), password, { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await environment.signIn(before)).toBe(true);
    expect(await environment.signIn(password)).toBe(false);
  });

  if (definition.capabilities.verifiedBy === 'portal') {
    test('an account that is gone is told apart', async () => {
      const request = { accountId: absent.id, password: environment.freshPassword(), mustChange: false };
      recorder.passwords.push(request.password);
      expect(await recorder.record(recorder.provider().setPassword(request))).toMatchObject({
        ok: false,
        error: { code: 'account_gone' },
      });
    });
  }
  if (definition.capabilities.operatorSets.includes('generated')) {
    test('a generated password is answered once and opens the account', async () => {
      const request = { accountId: account.id, mustChange: false };
      const answer = await recorder.record(recorder.provider().generatePassword(request));
      const password = answer.ok && answer.value.kind === 'returned' ? answer.value.password : '';
      expect(password).not.toBe('');
      recorder.passwords.push(password);
      expect(await environment.signIn(password)).toBe(true);
    });
  }
}
