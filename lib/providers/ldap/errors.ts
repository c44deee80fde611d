import { PasswordPolicyError } from 'ldapts';
import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderError, VendorDetail } from '@/lib/providers/types';

/** What a result code means, apart from refused passwords. `base`: the search base does not exist. */
type Meaning = 'busy' | 'unavailable' | 'forbidden' | 'credentials_refused' | 'account_gone' | 'protocol';

const rfc = 'https://www.rfc-editor.org/rfc/rfc4511#appendix-A.2';

/** Result codes of LDAP that are answers to expect, with their source. Every other code is `protocol`. */
export const resultCodes: Readonly<Record<number, { meaning: Meaning; source: string }>> = {
  // A limit of the server on time or size
  3: { meaning: 'busy', source: rfc },
  11: { meaning: 'busy', source: rfc },
  // The server insists on encryption (Samba: "Transport encryption required")
  8: { meaning: 'forbidden', source: rfc },
  13: { meaning: 'forbidden', source: rfc },
  32: { meaning: 'account_gone', source: rfc },
  48: { meaning: 'credentials_refused', source: rfc },
  49: { meaning: 'credentials_refused', source: rfc },
  50: { meaning: 'forbidden', source: rfc },
  51: { meaning: 'busy', source: rfc },
  52: { meaning: 'unavailable', source: rfc },
};

const draft = 'https://datatracker.ietf.org/doc/html/draft-behera-ldap-password-policy-10#section-6.2';

/** What the password policy control says about a refused write. `min_age` and `history` are rules of a password. */
export const policyErrors: Readonly<
  Record<number, { meaning: 'refused' | 'min_length' | 'min_age' | 'history' | 'forbidden'; source: string }>
> = {
  [PasswordPolicyError.PasswordModNotAllowed]: { meaning: 'forbidden', source: draft },
  [PasswordPolicyError.MustSupplyOldPassword]: { meaning: 'forbidden', source: draft },
  [PasswordPolicyError.InsufficientPasswordQuality]: { meaning: 'refused', source: draft },
  [PasswordPolicyError.PasswordTooShort]: { meaning: 'min_length', source: draft },
  [PasswordPolicyError.PasswordTooYoung]: { meaning: 'min_age', source: draft },
  [PasswordPolicyError.PasswordInHistory]: { meaning: 'history', source: draft },
};

/**
 * Converts a failure of a call that sets no password. A lost write has an unknown outcome; a lost read changed nothing.
 */
export function toProviderError(failure: LdapFailure, call: string, purpose: 'read' | 'write'): ProviderError {
  switch (failure.kind) {
    case 'cancelled':
      return { code: 'unavailable' };
    case 'not_connected':
      return { code: 'unavailable', fault: failure.fault };
    case 'lost':
      return {
        code: purpose === 'write' && failure.step === 'work' ? 'outcome_unknown' : 'unavailable',
        vendor: detail(call, null),
      };
    case 'refused': {
      const vendor = detail(call, failure.resultCode);
      const meaning = resultCodes[failure.resultCode]?.meaning ?? 'protocol';
      if (failure.step === 'bind') {
        const code = meaning === 'account_gone' ? 'credentials_refused' : meaning;
        return code === 'credentials_refused' || code === 'forbidden'
          ? { code, fault: 'bind', vendor }
          : { code, vendor };
      }
      // The service account is bound already, so its credentials are right.
      return { code: meaning === 'credentials_refused' ? 'protocol' : meaning, vendor };
    }
    default:
      return failure satisfies never;
  }
}

/** The result code for the audit. The server's message may quote a value, so it is dropped. */
export function detail(call: string, resultCode: number | null): VendorDetail {
  return { endpoint: call, status: resultCode, code: null, requestId: null };
}
