/**
 * Reads what the vendor's gateway says about its limits, for instance `X-APIG-Ratelimit-Api: remain:0,limit:100,time:1
 * minute` (@see https://www.huaweicloud.com/guide/page-1516), and remembers for how long there is nothing left.
 */
export type RateWindow = {
  note(headers: Headers, now: Date): void;
  /** After a 429 for everybody: nothing is left until the time that it names. */
  close(headers: Headers, now: Date): void;
  /** Milliseconds until new work may start; 0 when it may at once. */
  waitMs(now: Date): number;
};

const unitSeconds: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

export function createRateWindow(): RateWindow {
  let quietUntil = 0;
  const hold = (seconds: number, now: Date) => {
    quietUntil = Math.max(quietUntil, now.getTime() + seconds * 1000);
  };
  return {
    note: (headers, now) => hold(exhaustedSeconds(headers) ?? 0, now),
    close: (headers, now) => hold(retryAfterSeconds(headers), now),
    waitMs: (now) => Math.max(0, quietUntil - now.getTime()),
  };
}

/** How long to wait after HTTP 429, in seconds: `Retry-After`, else the exhausted window, else a minute. */
export function retryAfterSeconds(headers: Headers): number {
  const given = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(given) && given > 0) return Math.min(3600, Math.ceil(given));
  return exhaustedSeconds(headers) ?? 60;
}

/** The longest window of which nothing remains, at most an hour; null when every window has something left. */
export function exhaustedSeconds(headers: Headers): number | null {
  let longest: number | null = null;
  for (const [name, value] of headers) {
    if (!name.startsWith('x-apig-ratelimit-')) continue;
    const parts = /remain:\s*(\d+)\s*,.*time:\s*(\d+)\s*(second|minute|hour|day)/.exec(value);
    if (!parts || Number(parts[1]) > 0) continue;
    const seconds = Number(parts[2]) * (unitSeconds[parts[3] ?? ''] ?? 60);
    longest = Math.max(longest ?? 0, Math.min(3600, seconds));
  }
  return longest;
}
