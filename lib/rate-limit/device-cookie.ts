import 'server-only';
import { cookies } from 'next/headers';
import type { Keys } from '@/lib/crypto/keys';
import { tokenCookie } from '@/lib/http/cookies';
import { type DeviceSubject, rememberDevice } from './known-device';

/** The longest that browsers keep a cookie. */
const keptForSeconds = 400 * 24 * 3600;

/** What this browser shows of itself; `knownDevice` says whether that is worth anything. */
export async function readDeviceCookie(plainCookies: boolean): Promise<string | undefined> {
  return (await cookies()).get(deviceCookieName(plainCookies))?.value;
}

/** Has the browser remember that it has proved itself for `subject`: its next tries are counted apart from strangers'. */
export async function keepDevice(keys: Keys, subject: DeviceSubject, plainCookies: boolean): Promise<void> {
  const value = rememberDevice(keys, await readDeviceCookie(plainCookies), subject);
  (await cookies()).set(deviceCookieName(plainCookies), value, {
    ...tokenCookie(plainCookies),
    maxAge: keptForSeconds,
  });
}

function deviceCookieName(plainCookies: boolean): string {
  return plainCookies ? 'rekey-device' : '__Host-rekey-device';
}
