import type { ErrorCode } from '@/lib/errors';

/** What the first page can be asked to say, in its address: only codes that are listed here, never a text. */
const notices = [
  'attempt_expired',
  'cookies_off',
  'page_out_of_date',
  'reset_unavailable',
] as const satisfies readonly ErrorCode[];

/** The code that the address asks the first page to explain, or null. */
export function portalNotice(value: string | string[] | undefined): (typeof notices)[number] | null {
  return notices.find((notice) => notice === value) ?? null;
}
