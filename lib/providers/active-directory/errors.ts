import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import { detail, toProviderError } from '@/lib/providers/ldap/errors';
import type { AccountPasswordRules, ProviderError } from '@/lib/providers/types';

const win32 = 'https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes';
const adts = 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-adts/';

/** What a refused bind tells: `data` in the server's message is a Windows error code. */
export const bindReasons: Readonly<
  Record<string, { meaning: 'wrong' | 'must_change' | 'disabled' | 'expired' | 'locked' | 'not_here'; source: string }>
> = {
  // No such user
  '525': { meaning: 'wrong', source: `${win32}--1300-1699-` },
  // Wrong password
  '52e': { meaning: 'wrong', source: `${win32}--1300-1699-` },
  // Not at this time, not from this machine: said only to people who know the password
  '530': { meaning: 'not_here', source: `${win32}--1300-1699-` },
  '531': { meaning: 'not_here', source: `${win32}--1300-1699-` },
  // The password has expired
  '532': { meaning: 'must_change', source: `${win32}--1300-1699-` },
  '533': { meaning: 'disabled', source: `${win32}--1300-1699-` },
  // No right to sign in this way
  '534': { meaning: 'not_here', source: `${win32}--1300-1699-` },
  '701': { meaning: 'expired', source: `${win32}--1700-3999-` },
  '773': { meaning: 'must_change', source: `${win32}--1700-3999-` },
  '775': { meaning: 'locked', source: `${win32}--1700-3999-` },
};

/** What a refused write tells: the message starts with a Windows error code in eight hexadecimal digits. */
export const writeReasons: Readonly<
  Record<string, { meaning: 'policy' | 'wrong' | 'insecure' | 'encoding' | 'account_gone'; source: string }>
> = {
  // ERROR_PASSWORD_RESTRICTION. Windows does not say which rule; Samba adds a sentence.
  '0000052D': { meaning: 'policy', source: `${win32}--1300-1699-` },
  // ERROR_INVALID_PASSWORD: the old password in a change does not match
  '00000056': { meaning: 'wrong', source: `${win32}--0-499-` },
  // ERROR_GEN_FAILURE: unicodePwd over a connection that is not encrypted
  '0000001F': { meaning: 'insecure', source: `${adts}6e803168-f140-4d23-b2d3-c3a8ab5917d2` },
  // ERROR_DS_UNWILLING_TO_PERFORM: the value is not a quoted UTF-16 text
  '00002035': { meaning: 'encoding', source: `${win32}--8200-8999-` },
  // ERROR_DS_NO_SUCH_OBJECT
  '00002030': { meaning: 'account_gone', source: `${win32}--8200-8999-` },
};

/**
 * Samba's sentences after 0000052D, and the rule of each.
 * @see https://github.com/samba-team/samba/blob/samba-4.17.12/source4/dsdb/samdb/ldb_modules/password_hash.c
 */
const sambaRules = [
  { says: /too short/, rule: 'min_length' },
  { says: /complexity/, rule: 'complexity' },
  { says: /too young/, rule: 'min_age' },
  { says: /history/, rule: 'history' },
] as const satisfies readonly { says: RegExp; rule: string }[];

type Refused = Extract<LdapFailure, { kind: 'refused' }>;

/** Returns why a bind was refused. `wrong` also for codes that are not known. */
export function bindReason({ message }: Refused): (typeof bindReasons)[string]['meaning'] {
  const [, data = ''] = /\bdata ([0-9a-f]+)/i.exec(message) ?? [];
  return bindReasons[data.toLowerCase()]?.meaning ?? 'wrong';
}

/** Converts a refused write of a password. The server's text is read and dropped: it may quote a value. */
export function writeError(
  failure: LdapFailure,
  { rules: { policy, changeableFrom }, remembered }: { rules: AccountPasswordRules; remembered: number | null },
): ProviderError {
  if (failure.kind !== 'refused' || failure.step === 'bind') return toProviderError(failure, 'modify', 'write');
  const [hex = ''] = /^[0-9A-F]{8}(?=:)/i.exec(failure.message) ?? [];
  const vendor = { ...detail('modify', failure.resultCode), code: hex === '' ? null : hex.toUpperCase() };
  switch (writeReasons[hex.toUpperCase()]?.meaning) {
    case 'policy':
      break;
    case 'wrong':
      return { code: 'current_password_wrong', vendor };
    case 'account_gone':
      return { code: 'account_gone', vendor };
    case 'insecure':
    case 'encoding':
      return { code: 'protocol', vendor };
    default: {
      const error = toProviderError(failure, 'modify', 'write');
      return { ...error, vendor };
    }
  }
  const issue = issueOf(failure.message, { minLength: policy.minLength, remembered, changeableFrom });
  return { code: 'password_refused', issues: [issue], vendor };
}

type Facts = { minLength: number; remembered: number | null; changeableFrom: Date | null };

/** Which rule was broken: as Samba says it. Windows says nothing, and our own check of the published rules has passed. */
function issueOf(message: string, { minLength, remembered, changeableFrom }: Facts): PasswordIssue {
  const owner = 'directory';
  switch (sambaRules.find(({ says }) => says.test(message))?.rule) {
    case 'min_length':
      return { rule: 'min_length', owner, limit: minLength };
    case 'complexity':
      return { rule: 'complexity', owner, limit: 3 };
    case 'min_age':
      return { rule: 'min_age', owner, ...(changeableFrom ? { until: changeableFrom } : {}) };
    case 'history':
      return remembered === null
        ? { rule: 'refused_by_directory', owner }
        : { rule: 'history', owner, limit: remembered };
    case undefined:
      return { rule: 'refused_by_directory', owner };
  }
}
