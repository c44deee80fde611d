import type { Clock } from '@/lib/base/clock';

/** What was observed of the back end during a connection test. */
export type Observed = { answered: boolean; skewSeconds: number | null };

/** A `fetch` that records whether anything answered, and the clock difference (RFC 9110, `Date`). */
export function observeFetch(fetch: typeof globalThis.fetch, clock: Clock): { fetch: typeof fetch; seen: Observed } {
  const seen: Observed = { answered: false, skewSeconds: null };
  return {
    seen,
    async fetch(input, init) {
      const response = await fetch(input, init);
      seen.answered = true;
      const theirs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(theirs)) seen.skewSeconds = Math.round((theirs - clock().getTime()) / 1000);
      return response;
    },
  };
}
