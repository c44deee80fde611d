import 'server-only';
import { and, eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import type { OperatorId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { authenticator as authenticators, passkey as passkeys } from '@/lib/db/factor-schema';
import { countFactors, type Factors, factorsOf } from '@/lib/factors/factors-of';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';

export type FactorToRemove = { kind: 'authenticator' } | { kind: 'passkey'; id: string };

/**
 * Removes one of the operator's own second factors and returns the name of the removed passkey. Returns null if the
 * factor no longer exists. Refuses with `last_factor` if it is the only one.
 */
export async function removeFactor(
  services: Services,
  actor: Actor,
  factor: FactorToRemove,
): Promise<Result<{ name: string } | null, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'self.factors');
  if (!allowed.ok) return allowed;
  const operatorId = actor.operator.id;
  const removed = await services.db.transaction<Result<{ name: string } | null, NotAllowed>>(async (tx) => {
    await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, operatorId)).for('update');
    const present = await factorsOf(tx, operatorId);
    const name = nameOf(present, factor);
    if (name === null) return ok(null);
    if (countFactors(present) < 2) return err({ code: 'last_factor' });
    await remove(tx, operatorId, factor);
    const detail = { method: factor.kind };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'factor_removed', outcome: 'ok', detail }));
    return ok({ name });
  });
  return removed.ok ? removed : refuseAct(services, actor, { permission: 'self.factors' }, removed.error);
}

/** The name of a passkey, an empty string for the app, or null if the factor does not exist. */
function nameOf(present: Factors, factor: FactorToRemove): string | null {
  if (factor.kind === 'authenticator') return present.authenticator === null ? null : '';
  return present.passkeys.find(({ id }) => id === factor.id)?.name ?? null;
}

async function remove(tx: Transaction, operatorId: OperatorId, factor: FactorToRemove): Promise<void> {
  if (factor.kind === 'authenticator') await tx.delete(authenticators).where(eq(authenticators.ownerId, operatorId));
  else await tx.delete(passkeys).where(and(eq(passkeys.ownerId, operatorId), eq(passkeys.id, factor.id)));
}
