import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import { accountWords } from '@/lib/password-policy/account-words';
import { checkPassword } from '@/lib/password-policy/check-password';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import { detail, toProviderError } from '@/lib/providers/ldap/errors';
import type { ProviderError } from '@/lib/providers/types';
import type { WritableAccount } from './open-for-write';

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
  // Not at this time, not from this machine: said only to people who know the password. The machine is Rekey's server.
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

/** What a refused bind means to a person who changes a password. Null if the password is right, but cannot bind. */
export function bindError(failure: Refused, lockedUntil: Date | null): ProviderError | null {
  const vendor = detail('bind', failure.resultCode);
  // Any other code says nothing about the password, such as 51 (busy).
  if (failure.resultCode !== invalidCredentials) return toProviderError({ ...failure, step: 'work' }, 'bind', 'read');
  switch (bindReason(failure)) {
    case 'must_change':
    case 'not_here':
      return null;
    case 'locked':
      return { code: 'account_locked', until: lockedUntil, vendor };
    case 'disabled':
      return { code: 'account_disabled', vendor };
    case 'expired':
      return { code: 'account_expired', vendor };
    case 'wrong':
      return { code: 'current_password_wrong', vendor };
  }
}

const invalidCredentials = 49;

/** What is known about a refused write: the account before it, the password, and whether the person wrote it. */
export type RefusedWrite = {
  before: Pick<WritableAccount, 'account' | 'rules' | 'remembered' | 'minAgeEnds' | 'hints'>;
  password: string;
  byPerson: boolean;
};

/** Converts a refused write of a password. The server's text is read and dropped: it may quote a value. */
export function writeError(failure: LdapFailure, write: RefusedWrite): ProviderError {
  if (failure.kind !== 'refused' || failure.step === 'bind') return toProviderError(failure, 'modify', 'write');
  const [hex = ''] = /^[0-9A-F]{8}(?=:)/i.exec(failure.message) ?? [];
  const vendor = { ...detail('modify', failure.resultCode), code: hex === '' ? null : hex.toUpperCase() };
  switch (writeReasons[hex.toUpperCase()]?.meaning) {
    case 'policy':
      return { code: 'password_refused', issues: issuesOf(failure.message, write), vendor };
    case 'wrong':
      return { code: 'current_password_wrong', vendor };
    case 'account_gone':
      return { code: 'account_gone', vendor };
    case 'insecure':
    case 'encoding':
      return { code: 'protocol', vendor };
    case undefined:
      // Windows has a right to change one's own password, which can be taken away ("User cannot change password").
      if (write.byPerson && failure.resultCode === insufficientRights) return { code: 'account_read_only', vendor };
      return { ...toProviderError(failure, 'modify', 'write'), vendor };
  }
}

const insufficientRights = 50;

/** Which rules were broken: as Samba says it. Windows does not say, so the rules that we know are compared again. */
function issuesOf(message: string, { before, password, byPerson }: RefusedWrite): PasswordIssue[] {
  const owner = 'directory';
  const { rules, remembered, minAgeEnds, hints, account } = before;
  const tooYoung: PasswordIssue = { rule: 'min_age', owner, ...(minAgeEnds ? { until: minAgeEnds } : {}) };
  switch (sambaRules.find(({ says }) => says.test(message))?.rule) {
    case 'min_length':
      return [{ rule: 'min_length', owner, limit: rules.policy.minLength }];
    case 'complexity':
      return [{ rule: 'complexity', owner, limit: 3 }];
    case 'min_age':
      return [tooYoung];
    case 'history':
      return [remembered === null ? unexplained : { rule: 'history', owner, limit: remembered }];
    case undefined: {
      const broken = checkPassword(password, [rules.policy], { words: accountWords(account) });
      if (broken.length > 0) return broken;
      return [minAgeEnds && (byPerson || hints) ? tooYoung : unexplained];
    }
  }
}

const unexplained: PasswordIssue = { rule: 'refused_by_directory', owner: 'directory' };
