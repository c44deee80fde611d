import type { Clock } from '@/lib/base/clock';

export type TestClock = { now: Clock; advance(seconds: number): void };

/** Creates a clock that stands still until a test advances it. It starts at the real time. */
export function createTestClock(start = new Date()): TestClock {
  let milliseconds = start.getTime();
  return {
    now: () => new Date(milliseconds),
    advance: (seconds) => {
      milliseconds += seconds * 1000;
    },
  };
}
