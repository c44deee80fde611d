'use client';

import { useEffect, useState } from 'react';

/**
 * Returns the whole seconds left of `seconds`; restarts when `seconds` or `key` changes. Counts from a deadline, so
 * that a suspended page does not lag. Null until scripts run.
 */
export function useCountdown(seconds: number, key: unknown = null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` restarts the same number of seconds
  useEffect(() => {
    const deadline = performance.now() + seconds * 1000;
    const tick = () => {
      const rest = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 500);
    tick();
    return () => clearInterval(timer);
  }, [seconds, key]);
  return left;
}
