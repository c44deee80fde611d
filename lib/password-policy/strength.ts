import type { StrengthHint, StrengthLevel } from './strength-estimator';

type Estimator = (password: string, words: readonly string[]) => { level: StrengthLevel; hint: StrengthHint };

let loaded: Promise<Estimator> | null = null;

/**
 * Estimates how hard a password is to guess, as a level and one hint for display; no rule depends on it. `words` are
 * those of the account and the organisation. The estimator (26 kB compressed) is loaded on the first call. If that
 * fails, the promise rejects and the next call retries.
 */
export async function estimateStrength(
  password: string,
  words: readonly string[],
): Promise<{ level: StrengthLevel; hint: StrengthHint }> {
  loaded ??= import('./strength-estimator').then((module) => module.createEstimator());
  try {
    return (await loaded)(password, words);
  } catch (error) {
    loaded = null;
    throw error;
  }
}
