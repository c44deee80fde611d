import { findDirectory } from '@/lib/directories/find-directory';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { nextStep, type Step } from './next-step';

/** `nextStep` with the current settings: an attempt is over if its directory was removed or is broken. */
export function currentStep(
  { directories, clock }: Pick<Services, 'directories' | 'clock'>,
  attempt: Attempt | null,
): Step {
  return findDirectory(directories, attempt?.directoryId) ? nextStep(attempt, clock()) : 'identify';
}
