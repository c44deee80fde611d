import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { describeAccountReads } from './conformance-account-reads';
import type { ConformanceEnvironment } from './conformance-environment';
import { describeNetworkFaults } from './conformance-network-faults';
import { describePasswordWrites } from './conformance-password-writes';
import { createRecorder } from './conformance-recorder';
import { describeUnsupported } from './conformance-unsupported';

/**
 * The conformance suite that every provider passes against its simulator or real server. `makeEnvironment` is called
 * once, while tests are collected. Tests that need an omitted member are left out. Await it at the top of a test file.
 */
export async function describeConformance(
  name: string,
  makeEnvironment: () => Promise<ConformanceEnvironment>,
): Promise<void> {
  const environment = await makeEnvironment();
  describe(`${name}: conformance`, () => {
    const logger = createCapturingLogger();
    const recorder = createRecorder(environment, logger);
    afterEach(() => environment.faults?.clear());
    afterAll(() => environment.stop());

    describeUnsupported(environment, recorder);
    describeAccountReads(environment, recorder);
    describePasswordWrites(environment, recorder);
    if (environment.faults) describeNetworkFaults(environment, environment.faults, recorder);

    test('no error or log line above contains a secret', () => {
      expect(recorder.errors.length).toBeGreaterThan(0);
      const written = `${JSON.stringify(recorder.errors)}\n${logger.text()}`;
      const secrets = [...recorder.passwords, ...environment.secrets];
      expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
    });
  });
}
