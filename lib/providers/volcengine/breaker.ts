import type { Clock } from '@/lib/base/clock';

export type Breaker = {
  /** Returns the seconds until calls are allowed again, rounded up; 0 if they are allowed now. */
  waitSeconds(): number;
  open(seconds: number): void;
};

/** Blocks all calls of one connection for a while after the back end asked us to slow down. */
export function createBreaker(clock: Clock): Breaker {
  let opensUntil = 0;
  return {
    waitSeconds: () => Math.max(0, Math.ceil((opensUntil - clock().getTime()) / 1000)),
    open: (seconds) => {
      opensUntil = Math.max(opensUntil, clock().getTime() + seconds * 1000);
    },
  };
}
