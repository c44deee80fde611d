import type { ConsoleErrorCode } from '@/lib/base/errors';
import { type Grant, rankOf } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { isWithin, type Rights } from '@/lib/base/rights';

/** Why an act on an operator is refused, and the form field that it is about. */
export type NotGoverned = { code: ConsoleErrorCode; field?: 'role' | 'directories' | 'grants' };

/**
 * The one rule for acts on operators, over three sets of rights: the actor's, the target's present ones (null for a new
 * operator) and those the target would get (null if nothing is granted).
 * An operator cannot act on an operator of a higher rank, or one with directories outside the actor's scope. An
 * operator cannot grant a role, directory or permission that they lack: afterwards the target can do nothing, in any
 * directory, that neither the target could do before nor the actor can. Pure and total; callers check `own_account`.
 */
export function mayGovern(actor: Rights, target: Rights | null, given: Rights | null): Result<void, NotGoverned> {
  if (target && (rankOf(target.role) > rankOf(actor.role) || !isWithin(target.scope, actor.scope)))
    return err({ code: 'operator_beyond_yours' });
  if (!given) return ok();
  if (rankOf(given.role) > rankOf(actor.role)) return err({ code: 'role_beyond_yours', field: 'role' });
  if (!isWithin(given.scope, actor.scope)) return err({ code: 'directory_beyond_yours', field: 'directories' });
  if (newGrants(target, given).some((grant) => !actor.grants.includes(grant)))
    return err({ code: 'permission_beyond_yours', field: 'grants' });
  return ok();
}

/** The permissions that would gain effect: new ones, and old ones in a new directory or with a higher role. */
function newGrants(target: Rights | null, given: Rights): readonly Grant[] {
  const isWider = !target || !isWithin(given.scope, target.scope) || rankOf(given.role) > rankOf(target.role);
  return isWider ? given.grants : given.grants.filter((grant) => !target.grants.includes(grant));
}
