import type { Clock } from '@/lib/base/clock';

/** The column that a `DatabaseClock` takes its time from, in milliseconds. */
export const timeColumn = '(extract(epoch from clock_timestamp()) * 1000)::float8 as now';

/** A clock that is ahead by at most this stops until the time has caught up, so that it does not go back. */
const longestWaitMs = 5_000;

export type DatabaseClock = { now: Clock; take(databaseMs: number, askedAt: number, answeredAt: number): void };

/**
 * Returns the database's time, so that all processes on it agree when something expires, whatever their machines'
 * clocks say. Between two measurements the monotonic timer counts. `take` gets the database's time in milliseconds, and
 * the timer values before the query and after the response. The round trip is the measurement's uncertainty: a
 * deviation within it is ignored.
 */
export function createDatabaseClock(timer: () => number = () => performance.now()): DatabaseClock {
  let anchor: { databaseMs: number; at: number } | null = null;
  let last = 0;
  const read = () => (anchor ? anchor.databaseMs + timer() - anchor.at : null);
  return {
    now: () => {
      const time = read();
      if (time === null) throw new Error('the database clock has not been read yet');
      const goesBack = time < last && last - time <= longestWaitMs;
      if (!goesBack) last = time;
      return new Date(last);
    },
    take: (databaseMs, askedAt, answeredAt) => {
      const halfway = (askedAt + answeredAt) / 2;
      const uncertainty = (answeredAt - askedAt) / 2;
      const expected = anchor ? anchor.databaseMs + halfway - anchor.at : null;
      if (expected !== null && Math.abs(databaseMs - expected) <= uncertainty) return;
      anchor = { databaseMs, at: halfway };
    },
  };
}
