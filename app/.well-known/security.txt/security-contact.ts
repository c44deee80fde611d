import { locales } from '@/lib/i18n/locales';

/** Less than a year, as RFC 9116 recommends. The file is generated for each request. */
const validDays = 180;

/** Returns the text of `/.well-known/security.txt`, or null if no contact is configured that the file may contain. */
export function describeSecurityContact(contact: string | undefined, appUrl: string, now: Date): string | null {
  // Web addresses must be https there (RFC 9116, 2.5.3).
  if (contact === undefined || !/^(https|mailto|tel):/i.test(contact)) return null;
  const expires = new Date(now);
  expires.setUTCDate(expires.getUTCDate() + validDays);
  expires.setUTCHours(0, 0, 0, 0);
  return [
    `Contact: ${new URL(contact).href}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${locales.join(', ')}`,
    `Canonical: ${appUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
