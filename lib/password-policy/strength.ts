import type { StrengthHint, StrengthLevel } from './strength-estimator';

type Estimator = (password: string, words: readonly string[]) => { level: StrengthLevel; hint: StrengthHint };

let loaded: Promise<Estimator> | null = null;

/**
 * How hard a password is to guess, for a word and one hint beside the field; no rule depends on it. `words` are those of
 * the account and the organisation. The estimator (26 kB compressed) is loaded at the first call; where that fails, the
 * promise rejects and the next call tries again.
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
