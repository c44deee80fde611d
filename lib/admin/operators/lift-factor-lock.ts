import 'server-only';
import type { OperatorId } from '@/lib/base/ids';
import { ok, type Result } from '@/lib/base/result';
import type { Actor, Operator } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { factorKey } from '@/lib/operators/factors/check-operator-factor';
import { peek } from '@/lib/rate-limit/peek';
import { forgive } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { changeOther } from './change-other';

/** Checks whether wrong codes block an operator's app on new browsers. */
export async function isFactorLocked(services: Services, operatorId: OperatorId): Promise<boolean> {
  return !(await peek(services, 'operatorTries', factorKey(operatorId, 'new'), services.clock())).ok;
}

/** Resets an operator's count of wrong app codes. Refuses with the codes of `changeOther`. */
export function liftFactorLock(
  services: Services,
  actor: Actor,
  operatorId: OperatorId,
): Promise<Result<Operator, NotAllowed>> {
  return changeOther(services, actor, { operatorId }, async (tx) => {
    await forgive({ db: tx, keys: services.keys }, 'operatorTries', factorKey(operatorId, 'new'));
    return ok({ action: 'operator_changed', outcome: 'ok', detail: { operator: operatorId, what: 'lock_lifted' } });
  });
}
