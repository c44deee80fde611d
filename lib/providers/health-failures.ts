import type { ProviderError } from './types';

/** Failures that concern the directory itself, not the person for whom a call was made. */
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
