import type { Refusal } from '@/lib/forms/refusal';
import type { ProviderError } from '@/lib/providers/types';

/**
 * Converts a back end's failure to what the person is shown. Codes that would reveal something about the account, or
 * about our own credentials, become neutral; the audit records the real one.
 */
export function describeProviderError(error: ProviderError): Refusal {
  switch (error.code) {
    case 'password_refused':
      return { code: 'password_refused', issues: error.issues };
    case 'throttled':
      return { code: 'directory_busy', retryAfterSeconds: error.retryAfterSeconds };
    case 'busy':
      return { code: 'directory_busy', retryAfterSeconds: 10 };
    case 'unavailable':
      return { code: 'directory_unavailable', retryAfterSeconds: 60 };
    case 'puzzle_refused':
      return { code: 'puzzle_mismatch' };
    case 'code_refused':
      return { code: 'code_mismatch' };
    case 'proof_expired':
      return { code: 'attempt_expired' };
    case 'account_disabled':
      return { code: 'account_off' };
    case 'account_expired':
      return { code: 'account_expired' };
    case 'account_locked':
      return { code: 'account_locked' };
    case 'account_changed':
      return { code: 'contact_changed' };
    case 'account_read_only':
      return { code: 'account_elsewhere' };
    case 'password_sign_in_off':
      return { code: 'single_sign_on' };
    default:
      return { code: 'directory_refused' };
  }
}
