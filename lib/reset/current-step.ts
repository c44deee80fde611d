import { findDirectory } from '@/lib/directories/find-directory';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { nextStep, type Step } from './next-step';

/** `nextStep` in this installation as it is now: an attempt whose directory was taken away or broke is over. */
export function currentStep(
  { directories, clock }: Pick<Services, 'directories' | 'clock'>,
  attempt: Attempt | null,
): Step {
  return findDirectory(directories, attempt?.directoryId) ? nextStep(attempt, clock()) : 'identify';
}
