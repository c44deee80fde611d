import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { DirectoryId } from '@/lib/base/ids';
import { holds, type Permission, ruleFor } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { Actor } from './actor';
import type { StepUpTarget } from './step-up-target';

/** Why an operator may not do something: a code with its own sentence. */
export type NotAllowed = { code: ConsoleErrorCode; field?: string };

/** How long a second factor that was shown stands for acts that need one. */
export const stepUpMinutes = 5;

/**
 * Whether an operator may do something, by the table in `permissions`: `not_allowed` for the role or a missing grant,
 * `all_directories_needed` where it concerns the whole installation and the operator has some directories only,
 * `out_of_scope` for a directory that is not theirs, `step_up_required` where the second factor was shown too long ago.
 * For what is done to an account, ask `authoriseOnAccount`, which also looks at its rank. For which target the factor was
 * shown is asked once, where the act comes in: see `ensureStepUp`.
 */
export function authorise(
  { operator, session }: Pick<Actor, 'operator' | 'session'>,
  permission: Permission,
  now: Date,
  target: { directoryId?: DirectoryId } = {},
): Result<void, NotAllowed> {
  const rule = ruleFor(permission);
  if (operator.disabledAt || session.endedAt || session.stage !== 'full') return err({ code: 'not_allowed' });
  if (!holds(operator, permission)) {
    const isScoped = holds({ ...operator, scope: { directories: 'all' } }, permission);
    return err({ code: isScoped ? 'all_directories_needed' : 'not_allowed' });
  }
  if (target.directoryId !== undefined && !isInScope(operator, target.directoryId))
    return err({ code: 'out_of_scope' });
  if (rule.stepUp && !isSteppedUp(session, now, null)) return err({ code: 'step_up_required' });
  return ok();
}

/** Whether an operator sees a directory. */
export function isInScope({ scope }: Actor['operator'], directoryId: DirectoryId): boolean {
  return scope.directories === 'all' || scope.directories.includes(directoryId);
}

/**
 * Whether the session showed a second factor within the last minutes, and not for another target than this. Without a
 * target any will do.
 */
export function isSteppedUp(
  { steppedUpAt, steppedUpFor }: Pick<Actor['session'], 'steppedUpAt' | 'steppedUpFor'>,
  now: Date,
  target: StepUpTarget | null,
): boolean {
  const isFresh = steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < stepUpMinutes * 60_000;
  return isFresh && (target === null || steppedUpFor === null || steppedUpFor === target);
}
