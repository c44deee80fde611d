import { type Client, InsufficientAccessError, NoSuchObjectError } from 'ldapts';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { type Entry, readEntry } from '@/lib/providers/ldap/entry';
import { unknownRules } from '@/lib/providers/ldap/password-policy';
import { readInterval } from './windows-values';

/** The rules of the domain, or of a fine-grained policy (PSO). Times in seconds; null if a rule does not apply. */
export type DomainPolicy = {
  minLength: number;
  isComplex: boolean;
  history: number | null;
  minAgeSeconds: number | null;
  lockoutSeconds: number | null;
};

/** A policy that applies but may not be read. */
export const unreadPolicy: DomainPolicy = {
  minLength: 1,
  isComplex: false,
  history: null,
  minAgeSeconds: null,
  lockoutSeconds: null,
};

const domainAttributes = ['minPwdLength', 'pwdProperties', 'pwdHistoryLength', 'minPwdAge', 'lockoutDuration'];
const complexityFlag = 1;

/** Reads the policy at the root of the domain (MS-ADTS, section 3.1.1.5). Everybody who is signed in may read it. */
export async function readDomainPolicy(client: Client, root: string): Promise<DomainPolicy> {
  const entry = await readBase(client, root, domainAttributes);
  if (!entry) return unreadPolicy;
  return {
    minLength: Math.max(1, Number(entry.first('minPwdLength') ?? 1)),
    isComplex: (Number(entry.first('pwdProperties') ?? 0) & complexityFlag) !== 0,
    history: positive(entry.first('pwdHistoryLength')),
    minAgeSeconds: readInterval(entry.first('minPwdAge')),
    lockoutSeconds: readInterval(entry.first('lockoutDuration')),
  };
}

const fineAttributes = [
  'msDS-MinimumPasswordLength',
  'msDS-PasswordComplexityEnabled',
  'msDS-PasswordHistoryLength',
  'msDS-MinimumPasswordAge',
  'msDS-LockoutDuration',
];

/** Reads a fine-grained policy. By default only domain administrators may, so the service account needs that right. */
export async function readFinePolicy(client: Client, dn: string): Promise<DomainPolicy> {
  const entry = await readBase(client, dn, fineAttributes);
  const minLength = entry?.first('msDS-MinimumPasswordLength') ?? null;
  if (!entry || minLength === null) return unreadPolicy;
  return {
    minLength: Math.max(1, Number(minLength)),
    isComplex: entry.first('msDS-PasswordComplexityEnabled') === 'TRUE',
    history: positive(entry.first('msDS-PasswordHistoryLength')),
    minAgeSeconds: readInterval(entry.first('msDS-MinimumPasswordAge')),
    lockoutSeconds: readInterval(entry.first('msDS-LockoutDuration')),
  };
}

/**
 * Converts a policy to rules. History is promised only if the server applies it to resets, which it does only with the
 * policy hints control.
 */
export function toRules(
  { minLength, isComplex, history }: DomainPolicy,
  { hints }: { hints: boolean },
): PasswordPolicy {
  return {
    ...unknownRules,
    minLength,
    // The longest password that Windows lets people type.
    maxLength: 127,
    windowsComplexity: isComplex,
    words: isComplex ? { match: 'contains', reversed: false, minWordLength: 3, inParts: true } : null,
    history: hints ? history : null,
  };
}

async function readBase(client: Client, dn: string, attributes: string[]): Promise<Entry | null> {
  try {
    const { searchEntries } = await client.search(dn, { scope: 'base', attributes });
    const [raw] = searchEntries;
    return raw ? readEntry(raw) : null;
  } catch (error) {
    if (error instanceof NoSuchObjectError || error instanceof InsufficientAccessError) return null;
    throw error;
  }
}

function positive(text: string | null): number | null {
  const number = Number(text ?? 0);
  return Number.isInteger(number) && number > 0 ? number : null;
}
