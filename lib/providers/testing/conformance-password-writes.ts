import { expect, test } from 'vitest';
import type { Account, Provider, ProviderToken } from '@/lib/providers/types';
import type { ConformanceEnvironment } from './conformance-environment';
import type { Recorder } from './conformance-recorder';

/** Tests that a write takes effect (the new password signs in and the old one does not) or changes nothing. */
export function describePasswordWrites(environment: ConformanceEnvironment, recorder: Recorder): void {
  const { account, absent, definition } = environment;

  test('a chosen password takes effect and replaces the old one', async () => {
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

  const { alter } = environment;
  if (alter) {
    /** Runs `write` while the account is altered, then checks that the password did not change. */
    const whileAltered = async (
      change: Parameters<typeof alter>[0],
      write: (provider: Provider, password: string, proof: ProviderToken | undefined) => Promise<void>,
    ) => {
      const [before, password] = [environment.freshPassword(), environment.freshPassword()];
      const provider = recorder.provider();
      await provider.refreshIndex?.();
      await recorder.setPassword(provider, before);
      recorder.passwords.push(password);
      const proof = await recorder.prove();
      await alter(change, before);
      await write(provider, password, proof);
      await alter(null, before);
      expect(await environment.signIn(before)).toBe(true);
      expect(await environment.signIn(password)).toBe(false);
    };

    test('an account that was disabled after the proof gets no password (T17)', async () => {
      await whileAltered('off', async (provider, password, proof) => {
        const answer = await recorder.setPassword(provider, password, { proof });
        const codes = ['account_disabled', 'account_read_only', 'account_gone'];
        expect(answer.ok ? 'set' : codes.includes(answer.error.code)).toBe(true);
      });
    });

    if (definition.capabilities.verifiedBy === 'portal') {
      test('an account is read in its current state, not from the last index refresh (T12)', async () => {
        await whileAltered({ email: 'moved@example.com' }, async (provider) => {
          const answer = await recorder.record(provider.getAccount(account.id));
          expect(answer).toMatchObject({ ok: true, value: { id: account.id } });
          const contacts = answer.ok && answer.value ? answer.value.contacts : [];
          expect(contacts.filter(({ method }) => method === 'email')).toEqual([
            { method: 'email', address: 'moved@example.com' },
          ]);
        });
      });

      test('an account that has changed since the proof gets no password (T17)', async () => {
        await whileAltered({ email: 'moved@example.com' }, async (provider, password) => {
          const asked: string[] = [];
          const isStill = (now: Account) => {
            asked.push(...now.contacts.map(({ address }) => address));
            return false;
          };
          const request = { accountId: account.id, password, mustChange: false, isStill };
          expect(await recorder.record(provider.setPassword(request))).toMatchObject({
            ok: false,
            error: { code: 'account_changed' },
          });
          expect(asked).toContain('moved@example.com');
        });
      });
    }
  }

  if (definition.capabilities.verifiedBy === 'portal') {
    test('an account that is gone is reported as such', async () => {
      const request = { accountId: absent.id, password: environment.freshPassword(), mustChange: false };
      recorder.passwords.push(request.password);
      expect(await recorder.record(recorder.provider().setPassword(request))).toMatchObject({
        ok: false,
        error: { code: 'account_gone' },
      });
    });
  }
  if (definition.capabilities.changeWithCurrent) {
    test('a password is changed with the current one, and only with it', async () => {
      const [before, password] = [environment.freshPassword(), environment.freshPassword()];
      const provider = recorder.provider();
      await recorder.setPassword(provider, before);
      recorder.passwords.push(password);
      const change = async (accountId: string | null, current: string, next: string) => {
        const changed = await recorder.record(
          provider.changePassword?.({ accountId, current, password: next }) ?? Promise.reject(new Error('missing')),
        );
        return changed.ok ? 'changed' : changed.error.code;
      };
      expect(await change(account.id, `${before}x`, password)).toBe('current_password_wrong');
      expect(await change(account.id, '', password)).toBe('current_password_wrong');
      expect(await change(null, before, password)).toBe('current_password_wrong');
      expect(await change(absent.id, before, password)).toBe('current_password_wrong');
      expect(await change(account.id, before, environment.brokenPassword)).toBe('password_refused');
      expect(await environment.signIn(before)).toBe(true);
      expect(await change(account.id, before, password)).toBe('changed');
      expect(await environment.signIn(password)).toBe(true);
      expect(await environment.signIn(before)).toBe(false);
    });
  }
  if (definition.capabilities.operatorSets.includes('generated')) {
    test('a generated password is returned once and signs in', async () => {
      const request = { accountId: account.id, mustChange: false };
      const answer = await recorder.record(recorder.provider().generatePassword(request));
      const password = answer.ok && answer.value.kind === 'returned' ? answer.value.password : '';
      expect(password).not.toBe('');
      recorder.passwords.push(password);
      expect(await environment.signIn(password)).toBe(true);
    });
  }
}
