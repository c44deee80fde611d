import type { Result } from '@/lib/base/result';
import type { CapturingLogger } from '@/lib/base/testing/capturing-logger';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import type { CallOptions, Provider, ProviderDeps, ProviderError, ProviderToken } from '@/lib/providers/types';
import type { ConformanceEnvironment } from './conformance-environment';

export type Recorder = {
  /** Every error that providers returned in the suite. */
  errors: ProviderError[];
  /** Every password that the suite used. */
  passwords: string[];
  provider(overrides?: Partial<ProviderDeps>): Provider;
  /** Returns a provider whose back end refuses every connection. */
  unreachable(): Provider;
  /** Returns a fresh proof, to be obtained before a fault is injected. Undefined if none is needed. */
  prove(): Promise<ProviderToken | undefined>;
  setPassword(
    provider: Provider,
    password: string,
    call?: CallOptions & { proof?: ProviderToken | undefined },
  ): Promise<Result<void, ProviderError>>;
  record<T>(answer: Promise<Result<T, ProviderError>>): Promise<Result<T, ProviderError>>;
};

/** Creates a recorder, which calls providers for the suite and records their errors and the secrets to check for. */
export function createRecorder(environment: ConformanceEnvironment, logger: CapturingLogger): Recorder {
  const errors: ProviderError[] = [];
  const passwords: string[] = [environment.account.password, environment.brokenPassword];
  const provider = (overrides: Partial<ProviderDeps> = {}) => environment.createProvider({ ...overrides, logger });
  const record: Recorder['record'] = async (answer) => {
    const result = await answer;
    if (!result.ok) errors.push(result.error);
    return result;
  };
  const prove = async () => environment.prove?.(provider());
  return {
    errors,
    passwords,
    provider,
    record,
    unreachable: () =>
      environment.createUnreachable?.({ logger }) ??
      provider({ fetch: (_input, init) => outboundFetch('http://127.0.0.1:2/', init) }),
    prove,
    setPassword: async (target, password, call) => {
      passwords.push(password);
      const proof = call?.proof ?? (await prove());
      const request = { accountId: environment.account.id, password, mustChange: false, ...(proof ? { proof } : {}) };
      return record(target.setPassword(request, call));
    },
  };
}
