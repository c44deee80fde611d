import { randomInt } from 'node:crypto';
import type { ProviderDeps } from '@/lib/providers/types';

/** Steps whose duration a decoy imitates. `slideRefused` is a solve that ended when the vendor refused the slide. */
export type PacedStep = 'puzzle' | 'solve' | 'slideRefused' | 'check';

/** Makes responses that never went to the vendor take as long as real ones. */
export type Pace = {
  /** Records the duration of a real step. `startedAt` is a `performance.now()` value. */
  record(step: PacedStep, startedAt: number): void;
  /**
   * Waits until the step has taken as long as a random one of the recent real steps, so that the spread is imitated
   * too.
   */
  imitate(step: PacedStep, startedAt: number, signal?: AbortSignal): Promise<void>;
};

const remembered = 16;
/** Round trips per step, for the time before the first real step of its kind. */
const roundTrips: Record<PacedStep, number> = { puzzle: 1, solve: 2, slideRefused: 1, check: 1 };

export function createPace(sleep: ProviderDeps['sleep']): Pace {
  const recent = new Map<PacedStep, number[]>();
  const typical = (step: PacedStep): number => {
    const durations = recent.get(step) ?? [];
    if (durations.length > 0) return durations[randomInt(durations.length)] ?? 0;
    for (const [other, known] of recent) return ((known[0] ?? 0) / roundTrips[other]) * roundTrips[step];
    return 0;
  };
  return {
    record: (step, startedAt) => {
      recent.set(step, [performance.now() - startedAt, ...(recent.get(step) ?? [])].slice(0, remembered));
    },
    imitate: async (step, startedAt, signal) => {
      const rest = Math.floor(typical(step) - (performance.now() - startedAt));
      // Rounded down because timers fire late rather than early. An aborted wait is ignored: the caller is gone.
      if (rest > 0) await sleep(rest, signal).catch(() => undefined);
    },
  };
}
