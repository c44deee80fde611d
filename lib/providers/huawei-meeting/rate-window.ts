/**
 * Parses the gateway's rate-limit headers, for instance `X-APIG-Ratelimit-Api: remain:0,limit:100,time:1 minute` (@see
 * https://www.huaweicloud.com/guide/page-1516), and remembers how long the limit stays exhausted.
 */
export type RateWindow = {
  note(headers: Headers, now: Date): void;
  /** Closes the window after a 429 that concerns everybody, for as long as the response says. */
  close(headers: Headers, now: Date): void;
  /** Returns the milliseconds until new work may start; 0 if it may start now. */
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

/** Returns how long to wait after HTTP 429, in seconds: `Retry-After`, else the exhausted window, else 60. */
export function retryAfterSeconds(headers: Headers): number {
  const given = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(given) && given > 0) return Math.min(3600, Math.ceil(given));
  return exhaustedSeconds(headers) ?? 60;
}

/** Returns the length in seconds of the longest exhausted window, at most an hour; null if no window is exhausted. */
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
