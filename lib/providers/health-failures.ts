import type { ProviderError } from './types';

/** Failures that say something about the directory, and nothing about the person that a call was for. */
export const healthFailures = [
  'unavailable',
  'outcome_unknown',
  'credentials_refused',
  'forbidden',
  'service_disabled',
  'password_sign_in_off',
  'protocol',
] as const satisfies readonly ProviderError['code'][];
export type HealthFailure = (typeof healthFailures)[number];
