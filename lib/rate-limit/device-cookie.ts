import 'server-only';
import { cookies } from 'next/headers';
import type { Keys } from '@/lib/crypto/keys';
import { tokenCookie } from '@/lib/http/cookies';
import { type DeviceSubject, rememberDevice } from './known-device';

/** The longest time for which browsers keep a cookie. */
const keptForSeconds = 400 * 24 * 3600;

/** Returns this browser's device cookie; `knownDevice` checks whether it is valid. */
export async function readDeviceCookie(plainCookies: boolean): Promise<string | undefined> {
  return (await cookies()).get(deviceCookieName(plainCookies))?.value;
}

/**
 * Stores in the browser that it has passed verification for `subject`, so that its next tries are counted apart from
 * strangers'.
 */
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
