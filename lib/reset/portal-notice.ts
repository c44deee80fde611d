import type { ErrorCode } from '@/lib/base/errors';

/** What the address can ask the first page to say: only codes that are listed here, never a text. */
const notices = [
  'attempt_expired',
  'cookies_off',
  'page_out_of_date',
  'reset_unavailable',
] as const satisfies readonly ErrorCode[];

/**
 * Returns the code that the address asks the first page to explain if it is true of this browser, else null. The codes
 * about an attempt need an attempt. The others count only if one of our own pages led here, so no link or bookmark can
 * show them.
 */
export function portalNotice(
  value: string | string[] | undefined,
  { hasAttempt, fetchSite }: { hasAttempt: boolean; fetchSite: string | null },
): (typeof notices)[number] | null {
  const notice = notices.find((known) => known === value);
  if (!notice) return null;
  const isOfAttempt = notice === 'attempt_expired' || notice === 'reset_unavailable';
  return (isOfAttempt ? hasAttempt : fetchSite === 'same-origin') ? notice : null;
}
