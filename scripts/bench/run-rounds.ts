import { type ResetParts, type ResetRun, runResets } from './run-resets';

/** The same work with so many people at a time, once in every round. */
export type ResetLevel = {
  atATime: number;
  /** The round in the middle, by the CPU that the portal used. */
  middle: ResetRun;
  rounds: ResetRun[];
};

/**
 * Runs every number of people at a time in turn, and all of that again in each round: a machine drifts, and a portal
 * that has just started still compiles itself.
 */
export async function runRounds(
  parts: ResetParts,
  limits: { atATime: readonly number[]; rounds: number; seconds: number },
  onRun: (run: ResetRun) => void,
): Promise<ResetLevel[]> {
  const runs: ResetRun[] = [];
  for (let round = 0; round < limits.rounds; round += 1) {
    for (const atATime of limits.atATime) {
      const run = await runResets(parts, { atATime, seconds: limits.seconds });
      onRun(run);
      runs.push(run);
    }
  }
  return limits.atATime.map((atATime) => {
    const rounds = runs.filter((run) => run.atATime === atATime);
    const sorted = rounds.toSorted((left, right) => left.cpuMs.portal - right.cpuMs.portal);
    const middle = sorted[Math.floor(sorted.length / 2)];
    if (!middle) throw new Error('there was no round');
    return { atATime, middle, rounds };
  });
}
