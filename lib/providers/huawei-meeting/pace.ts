import { randomInt } from 'node:crypto';
import type { ProviderDeps } from '@/lib/providers/types';

/** Steps whose time a decoy imitates. `slideRefused` is a solve that ended at the vendor's refusal of the slide. */
export type PacedStep = 'puzzle' | 'solve' | 'slideRefused' | 'check';

/** Makes answers that never went to the vendor take as long as those that did. */
export type Pace = {
  /** Notes how long a real step took, from `startedAt` of `performance.now()`. */
  record(step: PacedStep, startedAt: number): void;
  /** Waits until the step has taken as long as one of the recent real ones, picked at random: the spread is imitated too. */
  imitate(step: PacedStep, startedAt: number, signal?: AbortSignal): Promise<void>;
};

const remembered = 16;
/** How many round trips a step is, for the time before the first real one was seen. */
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
      // Rounded down because timers fire late rather than early. A cancelled wait needs no answer: nobody listens.
      if (rest > 0) await sleep(rest, signal).catch(() => undefined);
    },
  };
}
