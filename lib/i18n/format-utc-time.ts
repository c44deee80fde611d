import type { Locale } from './locales';

/**
 * A day and a time in UTC, the same on the server and in every browser: `28 November 2026, 09:05 UTC`. Rounded up to the
 * minute: it tells from when something is possible.
 */
export function formatUtcTime(time: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return `${format.format(Math.ceil(time.getTime() / 60_000) * 60_000)} UTC`;
}
