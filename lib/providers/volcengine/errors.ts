import type { ProviderError, VendorDetail } from '@/lib/providers/types';

/**
 * What a failed call means, regardless of whether it was a read or a write:
 * - `cancelled`, `no_connection`: nothing was sent.
 * - `uncertain`: sent, outcome unknown.
 * - `not_understood`: a success status, but a body in an unknown form.
 * - `flow`: too many calls.
 * - `clock`: our time is off.
 * - `concurrent`, `profile_race`: collided with another write, not applied.
 * - `parameter`: the vendor rejects a value in the request.
 * - `setting_absent`: the vendor has no such setting.
 * - The others mean the same as in `ProviderError`.
 */
export type Meaning =
  | 'cancelled'
  | 'no_connection'
  | 'uncertain'
  | 'not_understood'
  | 'flow'
  | 'clock'
  | 'concurrent'
  | 'profile_race'
  | 'parameter'
  | 'setting_absent'
  | 'protocol'
  | 'credentials_refused'
  | 'forbidden'
  | 'service_disabled'
  | 'password_sign_in_off'
  | 'account_gone';

export type CallFailure = { meaning: Meaning; vendor: VendorDetail; retryAfterSeconds: number | null };

const common = 'https://www.volcengine.com/docs/6369/68677';
const byteplus = 'https://docs.byteplus.com/byteplus-platform/reference/common-error-codes';
const resetPassword = 'https://www.volcengine.com/docs/7165/1493425';
const portalLogin = 'https://www.volcengine.com/docs/7165/1505247';

/** Every code that the vendor documents, with its page. */
export const vendorErrors: Readonly<Record<string, { meaning: Meaning; page: string }>> = {
  // The gateway
  MissingParameter: { meaning: 'protocol', page: common },
  MissingAuthenticationToken: { meaning: 'protocol', page: common },
  MissingRequestInfo: { meaning: 'protocol', page: common },
  MissingSignature: { meaning: 'protocol', page: common },
  InvalidTimestamp: { meaning: 'clock', page: common },
  ServiceNotFound: { meaning: 'protocol', page: common },
  InvalidActionOrVersion: { meaning: 'protocol', page: common },
  InvalidAccessKey: { meaning: 'credentials_refused', page: common },
  SignatureDoesNotMatch: { meaning: 'credentials_refused', page: common },
  LackPolicy: { meaning: 'forbidden', page: byteplus },
  AccessDenied: { meaning: 'forbidden', page: common },
  InternalError: { meaning: 'uncertain', page: common },
  InternalServiceTimeout: { meaning: 'uncertain', page: common },
  FlowLimitExceeded: { meaning: 'flow', page: common },
  ServiceUnavailableTemp: { meaning: 'uncertain', page: common },
  InternalServiceError: { meaning: 'uncertain', page: common },
  InvalidAuthorization: { meaning: 'protocol', page: byteplus },
  InvalidCredential: { meaning: 'protocol', page: byteplus },
  // Nothing renews a stored STS triple, so an expired one is treated like a wrong key.
  InvalidSecretToken: { meaning: 'credentials_refused', page: byteplus },
  AccountFlowLimitExceeded: { meaning: 'flow', page: byteplus },
  // Cloud Identity
  ConcurrentException: { meaning: 'concurrent', page: resetPassword },
  InvalidParam: { meaning: 'parameter', page: resetPassword },
  PermissionError: { meaning: 'forbidden', page: resetPassword },
  ServiceStatusException: { meaning: 'service_disabled', page: resetPassword },
  PasswordLoginNotEnable: { meaning: 'password_sign_in_off', page: resetPassword },
  UserLoginProfileRecordExist: { meaning: 'profile_race', page: resetPassword },
  UserNotFound: { meaning: 'account_gone', page: resetPassword },
  LoginSettingNotFound: { meaning: 'setting_absent', page: portalLogin },
};

/** Returns the meaning of a response: by its code if it is known, else by its HTTP status. */
export function meaningOf(code: string | null, status: number): Meaning {
  const row = code !== null && Object.hasOwn(vendorErrors, code) ? vendorErrors[code] : undefined;
  if (row) return row.meaning;
  if (status === 429) return 'flow';
  if (status === 401) return 'credentials_refused';
  if (status === 403) return 'forbidden';
  return status >= 500 ? 'uncertain' : 'protocol';
}

/** Converts a failure to the provider's error. For a write, an uncertain outcome becomes `outcome_unknown`. */
export function toProviderError(failure: CallFailure, purpose: 'read' | 'write'): ProviderError {
  const { meaning, vendor } = failure;
  switch (meaning) {
    case 'cancelled':
    case 'no_connection':
    case 'clock':
      return { code: 'unavailable', vendor };
    case 'uncertain':
      return { code: purpose === 'write' ? 'outcome_unknown' : 'unavailable', vendor };
    case 'not_understood':
      return { code: purpose === 'write' ? 'outcome_unknown' : 'protocol', vendor };
    case 'flow':
      return { code: 'throttled', retryAfterSeconds: failure.retryAfterSeconds ?? 30, vendor };
    case 'concurrent':
    case 'profile_race':
      return { code: 'busy', vendor };
    case 'parameter':
    case 'setting_absent':
    case 'protocol':
      return { code: 'protocol', vendor };
    case 'credentials_refused':
    case 'forbidden':
    case 'service_disabled':
    case 'password_sign_in_off':
    case 'account_gone':
      return { code: meaning, vendor };
    default:
      return meaning satisfies never;
  }
}
