import { findDirectory } from '@/lib/directories/find-directory';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';

/** Checks whether the attempt's directory requires a second factor after the first proof. */
export function needsSecondProof({ directories }: Pick<Services, 'directories'>, { directoryId }: Attempt): boolean {
  return findDirectory(directories, directoryId)?.proofs === 2;
}

/** Checks whether the first proof has passed and the second has not. */
export function isAtSecondProof({ state, proofs }: Pick<Attempt, 'state' | 'proofs'>): boolean {
  return state === 'open' && proofs === 1;
}
