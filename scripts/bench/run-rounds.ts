import { type ResetParts, type ResetRun, runResets } from './run-resets';

/** The runs with one number of concurrent users, one per round. */
export type ResetLevel = {
  atATime: number;
  /** The median round, by the portal's CPU time. */
  middle: ResetRun;
  rounds: ResetRun[];
};

/**
 * Runs each number of concurrent users once per round, and repeats the rounds: a machine drifts, and a portal that has
 * just started is still being compiled.
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
