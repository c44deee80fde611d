import { findDirectory } from '@/lib/directories/find-directory';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';

/** Whether somebody who passed the first proof has to show a second factor as well, by the rule of the directory. */
export function needsSecondProof({ directories }: Pick<Services, 'directories'>, { directoryId }: Attempt): boolean {
  return findDirectory(directories, directoryId)?.proofs === 2;
}

/** Whether the first proof is passed and the second is not. */
export function isAtSecondProof({ state, proofs }: Pick<Attempt, 'state' | 'proofs'>): boolean {
  return state === 'open' && proofs === 1;
}
