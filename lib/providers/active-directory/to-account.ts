import { unitOf } from '@/lib/providers/ldap/distinguished-name';
import type { Entry } from '@/lib/providers/ldap/entry';
import type { AttributeMap } from '@/lib/providers/ldap/presets';
import { contactsOf } from '@/lib/providers/ldap/to-account';
import type { Account, AccountFacts } from '@/lib/providers/types';
import type { DomainPolicy } from './domain-policy';
import { controlFlags, hasFlag, readFileTime, readGuid } from './windows-values';

export const binaryAttributes = ['objectGUID'];

/** Attributes of an account's state. */
export const stateAttributes = [
  'objectGUID',
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'msDS-UserPasswordExpiryTimeComputed',
  'msDS-ResultantPSO',
  'lockoutTime',
  'accountExpires',
  'pwdLastSet',
  'memberOf',
];

export type AccountParts = {
  attributes: AttributeMap;
  country: string;
  policy: DomainPolicy;
  isProtected: boolean;
  now: Date;
};

export function idOf(entry: Entry): string | null {
  return readGuid(entry.bytes('objectGUID'));
}

/** Converts an entry to an account. Null if it lacks an id or a user name. */
export function toAccount(entry: Entry, parts: AccountParts): Account | null {
  const { attributes, country } = parts;
  const id = idOf(entry);
  const username = firstOf(entry, attributes.username);
  if (id === null || username === null) return null;
  return {
    id,
    username,
    displayName: firstOf(entry, attributes.name),
    contacts: contactsOf(entry, attributes, country),
    status: statusOf(entry, parts),
  };
}

export function accountFacts(entry: Entry, parts: AccountParts): AccountFacts {
  return {
    passwordChangedAt: readFileTime(entry.first('pwdLastSet')),
    passwordExpiresAt: readFileTime(entry.first('msDS-UserPasswordExpiryTimeComputed')),
    accountExpiresAt: readFileTime(entry.first('accountExpires')),
    lockedUntil: lockedUntil(entry, parts),
    mustChange: mustChange(entry),
    groups: entry.all('memberOf'),
    unit: unitOf(entry.dn),
  };
}

function mustChange(entry: Entry): boolean {
  return entry.first('pwdLastSet') === '0' && !neverExpires(entry);
}

/** Windows does not require another password of such an account (MS-SAMR, section 3.1.5.14.6). */
export function neverExpires(entry: Entry): boolean {
  return hasFlag(entry.first('userAccountControl'), controlFlags.neverExpires);
}

/** When a lock ends by itself; null if there is none, or if only an administrator can end it. */
export function lockedUntil(entry: Entry, { policy, now }: Pick<AccountParts, 'policy' | 'now'>): Date | null {
  const since = readFileTime(entry.first('lockoutTime'));
  if (!since || policy.lockoutSeconds === null) return null;
  const until = new Date(since.getTime() + policy.lockoutSeconds * 1000);
  return until > now ? until : null;
}

function statusOf(entry: Entry, { isProtected, now }: AccountParts): Account['status'] {
  if (isProtected) return 'protected';
  if (hasFlag(entry.first('userAccountControl'), controlFlags.disabled)) return 'disabled';
  const ends = readFileTime(entry.first('accountExpires'));
  if (ends && ends <= now) return 'expired';
  // The computed attribute knows whether a lock has ended meanwhile.
  return hasFlag(entry.first('msDS-User-Account-Control-Computed'), controlFlags.lockedOut) ? 'locked' : 'active';
}

function firstOf(entry: Entry, attributes: readonly string[]): string | null {
  return attributes.map((attribute) => entry.first(attribute)).find((value) => value !== null && value !== '') ?? null;
}
