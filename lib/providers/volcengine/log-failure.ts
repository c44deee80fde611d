import type { Logger } from '@/lib/base/logger';
import type { CallFailure, Meaning } from './errors';

/** Failures that persist until an administrator changes something. */
const needsAdministrator: readonly Meaning[] = [
  'credentials_refused',
  'forbidden',
  'service_disabled',
  'password_sign_in_off',
];

/** Logs one line for a failed call: codes and numbers only, because the vendor's message may quote a password. */
export function logFailure(logger: Logger, failure: CallFailure): void {
  const { endpoint, status, code, requestId } = failure.vendor;
  const level = needsAdministrator.includes(failure.meaning) ? 'error' : 'warn';
  logger[level]('the back end did not do what was asked', {
    endpoint,
    outcome: failure.meaning,
    ...(status === null ? {} : { status }),
    ...(code === null ? {} : { vendorCode: code }),
    ...(requestId === null ? {} : { vendorRequestId: requestId }),
  });
}
