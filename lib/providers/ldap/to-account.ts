import type { Contact } from '@/lib/base/contact';
import { toE164 } from '@/lib/base/phone-numbers';
import type { Account, AccountFacts } from '@/lib/providers/types';
import { unitOf } from './distinguished-name';
import type { Entry } from './entry';
import type { ServerPolicy } from './password-policy';
import type { AttributeMap, Preset } from './presets';
import { readGeneralizedTime } from './server-time';

/** The value of `pwdAccountLockedTime` for a lock that does not end (slapo-ppolicy(5)). */
const lockedForGood = '000001010000Z';

/** The attributes that an account is made of; nothing else is requested. */
export function accountAttributes(attributes: AttributeMap, preset: Preset): string[] {
  const { id, lockedAt, lockedUntil, changedAt, expiresAt, disabledFlag, policy, mustChange } = preset;
  const state = [lockedAt, lockedUntil, changedAt, expiresAt, disabledFlag, mustChange?.attribute ?? null];
  const ofPolicy = policy === 'ppolicy' ? ['pwdPolicySubentry', 'pwdEndTime'] : policy ? ['pwdPolicySubentry'] : [];
  const named = [...Object.values(attributes).flat(), id, ...state.filter((each) => each !== null), ...ofPolicy];
  return [...new Set(named)];
}

/** Returns the contacts of an entry: the first usable value of each kind receives codes. */
export function contactsOf(
  entry: Entry,
  { mail, phone }: Pick<AttributeMap, 'mail' | 'phone'>,
  country: string,
): Contact[] {
  const address = mail
    .flatMap((attribute) => mainFirst(entry.all(attribute)))
    .map((value) =>
      value
        .replace(/^smtp:/i, '')
        .trim()
        .toLowerCase(),
    )
    .find((value) => /^[^\s@*:]+@[^\s@*:]+$/.test(value));
  const number = phone
    .flatMap((attribute) => entry.all(attribute))
    .map((value) => toE164(value, country))
    .find((value) => value !== null);
  return [
    ...(address === undefined ? [] : [{ method: 'email', address } as const]),
    ...(number === undefined ? [] : [{ method: 'sms', address: number } as const]),
  ];
}

/** In `proxyAddresses`, `SMTP:` marks the main address, `smtp:` the others, and `sip:` and `X500:` other systems' names. */
function mainFirst(values: readonly string[]): string[] {
  return [...values].sort((one, other) => Number(other.startsWith('SMTP:')) - Number(one.startsWith('SMTP:')));
}

export type AccountParts = {
  attributes: AttributeMap;
  preset: Preset;
  policy: ServerPolicy;
  country: string;
  isProtected: boolean;
  now: Date;
};

/** Converts an entry to an account. Null if it lacks an id or a user name. */
export function toAccount(entry: Entry, parts: AccountParts): Account | null {
  const { attributes, preset, country } = parts;
  const id = entry.first(preset.id);
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

/** When a lock ends by itself: null if it does not. Undefined if the account is not locked. */
export function lockOf(entry: Entry, { preset, policy, now }: AccountParts): Date | null | undefined {
  const until = preset.lockedUntil === null ? null : entry.first(preset.lockedUntil);
  if (until === '0') return null;
  const ends = readGeneralizedTime(until);
  if (ends) return ends > now ? ends : undefined;
  const at = preset.lockedAt === null ? null : readGeneralizedTime(entry.first(preset.lockedAt));
  if (!at) return undefined;
  if (policy.lockoutSeconds === null) return null;
  const end = new Date(at.getTime() + policy.lockoutSeconds * 1000);
  return end > now ? end : undefined;
}

export function mustChange(entry: Entry, { mustChange: mark }: Preset): boolean | null {
  if (mark === null) return null;
  return entry.first(mark.attribute) === mark.value;
}

export function accountFacts(entry: Entry, groups: readonly string[], parts: AccountParts): AccountFacts {
  const { preset, policy } = parts;
  const changed = preset.changedAt === null ? null : readGeneralizedTime(entry.first(preset.changedAt));
  const stored = preset.expiresAt === null ? null : readGeneralizedTime(entry.first(preset.expiresAt));
  const aged = changed && policy.maxAgeSeconds ? new Date(changed.getTime() + policy.maxAgeSeconds * 1000) : null;
  // A date of 1970 marks a password that must be changed; it is not when the password expired.
  const expires = stored && stored.getTime() > 0 ? stored : aged;
  return {
    passwordChangedAt: changed,
    passwordExpiresAt: expires,
    accountExpiresAt: readGeneralizedTime(entry.first('pwdEndTime')),
    lockedUntil: lockOf(entry, parts) ?? null,
    mustChange: mustChange(entry, preset),
    groups,
    unit: unitOf(entry.dn),
  };
}

function statusOf(entry: Entry, parts: AccountParts): Account['status'] {
  const { preset, isProtected, now } = parts;
  if (isProtected) return 'protected';
  if (preset.disabledFlag !== null && /^true$/i.test(entry.first(preset.disabledFlag) ?? '')) return 'disabled';
  if (preset.lockedAt !== null && entry.first(preset.lockedAt) === lockedForGood) return 'disabled';
  const ends = readGeneralizedTime(entry.first('pwdEndTime'));
  if (ends && ends <= now) return 'expired';
  return lockOf(entry, parts) === undefined ? 'active' : 'locked';
}

function firstOf(entry: Entry, attributes: readonly string[]): string | null {
  return attributes.map((attribute) => entry.first(attribute)).find((value) => value !== null && value !== '') ?? null;
}
