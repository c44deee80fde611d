import type { ErrorCode } from '@/lib/base/errors';

/** The notices that an address can request on the first page: only these codes, never a text. */
const notices = [
  'attempt_expired',
  'cookies_off',
  'page_out_of_date',
  'reset_unavailable',
] as const satisfies readonly ErrorCode[];

/**
 * Returns the notice code in the address if it is true for this browser, else null. The codes about an attempt need an
 * attempt. The others count only if the request came from one of our own pages, so no link or bookmark can show them.
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
