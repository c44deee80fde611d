import { expect, test } from 'vitest';
import type { ConformanceEnvironment } from './conformance-environment';
import type { Recorder } from './conformance-recorder';

/**
 * Tests that the capabilities are true: a call that a kind lacks returns `unsupported`, and one that it claims exists.
 */
export function describeUnsupported(environment: ConformanceEnvironment, recorder: Recorder): void {
  const { capabilities } = environment.definition;
  const unsupported = { ok: false, error: { code: 'unsupported' } };

  test('index, verification and ending sessions exist exactly when the capabilities say so', () => {
    const provider = recorder.provider();
    expect(provider.refreshIndex !== undefined).toBe(capabilities.indexed);
    expect(provider.verification !== undefined).toBe(capabilities.verifiedBy === 'provider');
    expect(provider.endSessions !== undefined).toBe(capabilities.endSessions);
    if (provider.requireChange) expect(capabilities.mustChange).toBe(true);
    expect(provider.passwordPolicy.owner).toBe('directory');
    expect(provider.passwordPolicy.minLength).toBeLessThanOrEqual(provider.passwordPolicy.maxLength);
  });

  test('the settings schema names every field for forms', () => {
    const shape = (environment.definition.settingsSchema as unknown as { shape?: Record<string, unknown> }).shape ?? {};
    for (const [field, schema] of Object.entries(shape)) {
      const meta = (schema as { meta(): { label?: unknown; help?: unknown } | undefined }).meta();
      expect(meta, field).toMatchObject({ label: expect.any(String), help: expect.any(String) });
    }
    expect(environment.definition.settingsSchema.safeParse({ noSuchSetting: true }).success).toBe(false);
  });

  if (!capabilities.unlock) {
    test('unlocking is unsupported', async () => {
      expect(await recorder.record(recorder.provider().unlockAccount(environment.account.id))).toMatchObject(
        unsupported,
      );
    });
  }
  if (!capabilities.operatorSets.some((way) => way !== 'chosen')) {
    test('generating a password is unsupported', async () => {
      const request = { accountId: environment.account.id, mustChange: false };
      expect(await recorder.record(recorder.provider().generatePassword(request))).toMatchObject(unsupported);
    });
  }
  if (!capabilities.search) {
    test('searching is unsupported', async () => {
      expect(await recorder.record(recorder.provider().searchAccounts('a', null))).toMatchObject(unsupported);
    });
  }
}
