import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import type { Keys, KeyVersion } from '@/lib/crypto/keys';

/**
 * What a device has been verified for: an account of a directory at the portal, or an operator at the sign-in. `kind`
 * keeps the two apart.
 */
export type DeviceSubject =
  | { kind: 'account'; directoryId: DirectoryId; accountId: AccountId }
  | { kind: 'operator'; id: string };

/** Families and help desks share devices, but the cookie must not grow without limit. */
const mostSubjects = 8;
const bytes = 16;

/**
 * Returns the id under which to count a device that was verified for `subject` before; null for any other browser, and
 * if there is no subject. The cookie contains a random id, its MAC and one MAC per subject. It reveals nothing about
 * the subjects, and cannot be forged without the key.
 */
export function knownDevice(keys: Keys, cookie: string | undefined, subject: DeviceSubject | null): string | null {
  const device = readDevice(keys, cookie);
  // An unknown subject costs the same work and never matches.
  const isKnown = hasTag(keys, device ?? noDevice, subject ?? nobody);
  return device && subject && isKnown ? device.id : null;
}

/**
 * Returns the device's id if we issued the cookie, for any subject; null otherwise. Without an id there is no need to
 * check subjects.
 */
export function deviceId(keys: Keys, cookie: string | undefined): string | null {
  return readDevice(keys, cookie)?.id ?? null;
}

/**
 * Returns the cookie's new value after a browser was verified for `subject`. The id is kept; the oldest subjects are
 * dropped.
 */
export function rememberDevice({ current, all }: Keys, cookie: string | undefined, subject: DeviceSubject): string {
  const device = readDevice({ current, all }, cookie);
  const id = device?.id ?? randomBytes(bytes).toString('base64url');
  const others = device?.tags.filter((tag) => !all.some((key) => isSame(tag, tagOf(key, id, subject)))) ?? [];
  return [id, tagOf(current, id, null), tagOf(current, id, subject), ...others].slice(0, 2 + mostSubjects).join('.');
}

type Device = { id: string; tags: string[] };

const noDevice: Device = { id: '', tags: [''] };
const nobody: DeviceSubject = { kind: 'operator', id: '' };

function readDevice({ all }: Keys, cookie: string | undefined): Device | null {
  if (!cookie || !/^[\w-]{22}(\.[\w-]{22}){2,9}$/.test(cookie)) return null;
  const [id = '', proof = '', ...tags] = cookie.split('.');
  return all.some((key) => isSame(proof, tagOf(key, id, null))) ? { id, tags } : null;
}

function hasTag({ all }: Keys, { id, tags }: Device, subject: DeviceSubject): boolean {
  const expected = all.map((key) => tagOf(key, id, subject));
  return tags.filter((tag) => expected.some((right) => isSame(tag, right))).length > 0;
}

/** Computes a MAC. JSON separates the parts. Without a subject, the MAC proves that we issued the id. */
function tagOf(key: KeyVersion, id: string, subject: DeviceSubject | null): string {
  const who =
    subject === null ? [] : subject.kind === 'account' ? [subject.directoryId, subject.accountId] : [subject.id];
  return createHmac('sha256', key.derive('device'))
    .update(JSON.stringify([id, subject?.kind ?? null, ...who]))
    .digest()
    .subarray(0, bytes)
    .toString('base64url');
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
