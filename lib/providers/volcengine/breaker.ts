import type { Clock } from '@/lib/base/clock';

export type Breaker = {
  /** Seconds until calls are let through again, rounded up; 0 when they are. */
  waitSeconds(): number;
  open(seconds: number): void;
};

/** Holds back all calls of one connection for a while after the back end asked for less. */
export function createBreaker(clock: Clock): Breaker {
  let opensUntil = 0;
  return {
    waitSeconds: () => Math.max(0, Math.ceil((opensUntil - clock().getTime()) / 1000)),
    open: (seconds) => {
      opensUntil = Math.max(opensUntil, clock().getTime() + seconds * 1000);
    },
  };
}
