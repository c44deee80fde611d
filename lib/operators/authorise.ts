import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { DirectoryId } from '@/lib/base/ids';
import { holds, type Permission, ruleFor } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { Actor } from './actor';
import type { StepUpTarget } from './step-up-target';

/** Why an operator may not do something: a code with its own text. */
export type NotAllowed = { code: ConsoleErrorCode; field?: string };

/** How long a second factor is valid for acts that need one. */
export const stepUpMinutes = 5;

/**
 * Checks whether an operator may do something, by the table in `lib/base/permissions`. Refuses with `not_allowed` for
 * the role or a missing grant, `all_directories_needed` if the act concerns the whole installation and the operator has
 * only some directories, `out_of_scope` for a directory outside their scope, and `step_up_required` if the second
 * factor is too old. For acts on an account use `authoriseOnAccount`, which also checks the rank. The target of the
 * factor is checked once, in the action: see `ensureStepUp`.
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

/** Checks whether a directory is in the operator's scope. */
export function isInScope({ scope }: Actor['operator'], directoryId: DirectoryId): boolean {
  return scope.directories === 'all' || scope.directories.includes(directoryId);
}

/**
 * Checks whether the session has a fresh second factor that is not bound to another target. Without a target, any fresh
 * factor counts.
 */
export function isSteppedUp(
  { steppedUpAt, steppedUpFor }: Pick<Actor['session'], 'steppedUpAt' | 'steppedUpFor'>,
  now: Date,
  target: StepUpTarget | null,
): boolean {
  const isFresh = steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < stepUpMinutes * 60_000;
  return isFresh && (target === null || steppedUpFor === null || steppedUpFor === target);
}
