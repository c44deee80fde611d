import type { ErrorCode } from '@/lib/base/errors';

/** What the first page can be asked to say, in its address: only codes that are listed here, never a text. */
const notices = [
  'attempt_expired',
  'cookies_off',
  'page_out_of_date',
  'reset_unavailable',
] as const satisfies readonly ErrorCode[];

/**
 * The code that the address asks the first page to explain, where it is true of this browser; else null. What became of
 * an attempt needs one; the others count only where a page of ours led here, so no link or bookmark can show them.
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
