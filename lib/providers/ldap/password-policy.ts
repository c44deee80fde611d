import { type Client, InsufficientAccessError, NoSuchObjectError } from 'ldapts';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { type Entry, readEntry } from './entry';
import { readGeneralizedTime } from './server-time';

/** What a server publishes about passwords. Times in seconds; null if it does not say, or if it does not apply. */
export type ServerPolicy = {
  minLength: number | null;
  history: number | null;
  minAgeSeconds: number | null;
  maxAgeSeconds: number | null;
  lockoutSeconds: number | null;
  /** Classes of characters that must appear: 389 Directory Server with syntax checks. */
  minClasses: number | null;
  /** The shortest word of the account that a password must not contain: 389 Directory Server with syntax checks. */
  minWordLength: number | null;
};

export const silentPolicy: ServerPolicy = {
  minLength: null,
  history: null,
  minAgeSeconds: null,
  maxAgeSeconds: null,
  lockoutSeconds: null,
  minClasses: null,
  minWordLength: null,
};

/** The rules if the server publishes none: it decides by itself. */
export const unknownRules: PasswordPolicy = {
  owner: 'directory',
  minLength: 1,
  maxLength: 256,
  maxBytes: 1024,
  requiredClasses: [],
  minClasses: 0,
  allowedSpecials: null,
  maxRun: null,
  words: null,
  history: null,
};

export function toRules({ minLength, history, minClasses, minWordLength }: ServerPolicy): PasswordPolicy {
  return {
    ...unknownRules,
    minLength: minLength ?? 1,
    history,
    minClasses: Math.min(minClasses ?? 0, 4),
    words: minWordLength === null ? null : { match: 'contains', reversed: false, minWordLength, inParts: true },
  };
}

/** Reads an entry of OpenLDAP's overlay ppolicy (slapo-ppolicy(5)). Silent if it is absent or not readable. */
export async function readPpolicy(client: Client, dn: string): Promise<ServerPolicy> {
  const entry = await readBase(client, dn, [
    'pwdMinLength',
    'pwdInHistory',
    'pwdMinAge',
    'pwdMaxAge',
    'pwdLockout',
    'pwdLockoutDuration',
  ]);
  if (!entry) return silentPolicy;
  const isLocking = entry.first('pwdLockout') === 'TRUE';
  return {
    ...silentPolicy,
    minLength: positive(entry.first('pwdMinLength')),
    history: positive(entry.first('pwdInHistory')),
    minAgeSeconds: positive(entry.first('pwdMinAge')),
    maxAgeSeconds: positive(entry.first('pwdMaxAge')),
    lockoutSeconds: isLocking ? positive(entry.first('pwdLockoutDuration')) : null,
  };
}

/** Reads a policy of 389 Directory Server: `cn=config` for all accounts, or an entry for some. */
export async function read389Policy(client: Client, dn: string): Promise<ServerPolicy> {
  const entry = await readBase(client, dn, [
    'passwordCheckSyntax',
    'passwordMinLength',
    'passwordMinCategories',
    'passwordMinTokenLength',
    'passwordHistory',
    'passwordInHistory',
    'passwordMinAge',
    'passwordExp',
    'passwordMaxAge',
    'passwordLockout',
    'passwordLockoutDuration',
  ]);
  if (!entry) return silentPolicy;
  const is = (attribute: string) => /^(on|1|true)$/i.test(entry.first(attribute) ?? '');
  const checksSyntax = is('passwordCheckSyntax');
  return {
    minLength: checksSyntax ? positive(entry.first('passwordMinLength')) : null,
    minClasses: checksSyntax ? positive(entry.first('passwordMinCategories')) : null,
    minWordLength: checksSyntax ? positive(entry.first('passwordMinTokenLength')) : null,
    history: is('passwordHistory') ? positive(entry.first('passwordInHistory')) : null,
    minAgeSeconds: positive(entry.first('passwordMinAge')),
    maxAgeSeconds: is('passwordExp') ? positive(entry.first('passwordMaxAge')) : null,
    lockoutSeconds: is('passwordLockout') ? positive(entry.first('passwordLockoutDuration')) : null,
  };
}

/** When the password may be changed again; null if it may be changed now. A change that the server demands may be early. */
export function changeableFrom(
  changedAt: string | null,
  { minAgeSeconds }: ServerPolicy,
  { mustChange, now }: { mustChange: boolean; now: Date },
): Date | null {
  const changed = readGeneralizedTime(changedAt);
  if (!changed || minAgeSeconds === null || mustChange) return null;
  const from = new Date(changed.getTime() + minAgeSeconds * 1000);
  return from > now ? from : null;
}

/** Null if the entry does not exist or may not be read. */
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
