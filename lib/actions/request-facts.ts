import 'server-only';
import { headers } from 'next/headers';
import { getEnv } from '@/lib/base/env';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import { readDeviceCookie } from '@/lib/rate-limit/device-cookie';

/**
 * The facts of a request besides its input. The server in front sets them and drops what a client sends under these
 * names.
 */
export type RequestFacts = {
  requestId: string;
  /** The address of the person's machine, as far as it can be trusted. */
  address: string;
  locale: Locale;
  origin: string | null;
  fetchSite: string | null;
  /** The device cookie as the browser sent it. `knownDevice` verifies it. */
  device?: string | undefined;
};

/** Reads the facts of the current request. */
export async function getRequestFacts(): Promise<RequestFacts> {
  const given = await headers();
  const locale = given.get('x-locale');
  return {
    requestId: given.get('x-request-id') ?? 'none',
    address: given.get('x-client-address') ?? 'unknown',
    locale: isLocale(locale) ? locale : defaultLocale,
    origin: given.get('origin'),
    fetchSite: given.get('sec-fetch-site'),
    device: await readDeviceCookie(getEnv().plainCookies),
  };
}
