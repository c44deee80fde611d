import type { Clock } from '@/lib/base/clock';

/** What was seen of the back end while its connection was tested. */
export type Observed = { answered: boolean; skewSeconds: number | null };

/** A `fetch` that notes whether anybody answered, and how far the answer's clock is from ours (RFC 9110, `Date`). */
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
