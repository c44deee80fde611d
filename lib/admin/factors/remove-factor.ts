import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Actor } from '@/lib/admin/actor';
import type { NotAllowed } from '@/lib/admin/authorise';
import { mayAct } from '@/lib/admin/may-act';
import { operatorEvent } from '@/lib/admin/operator-event';
import { recordEvent } from '@/lib/audit/record-event';
import {
  operatorAuthenticator as authenticators,
  operator as operators,
  operatorPasskey as passkeys,
} from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { countFactors, factorsOf } from './factors-of';

export type FactorToRemove = { kind: 'authenticator' } | { kind: 'passkey'; id: string };

/**
 * Takes one of an operator's own second factors away. `last_factor` where it is the only one. What is not there any more
 * is gone as asked.
 */
export async function removeFactor(
  services: Services,
  actor: Actor,
  factor: FactorToRemove,
): Promise<Result<void, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'self.factors');
  if (!allowed.ok) return allowed;
  const operatorId = actor.operator.id;
  return services.db.transaction(async (tx) => {
    await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, operatorId)).for('update');
    const present = await factorsOf(tx, operatorId);
    if (!has(present, factor)) return ok();
    if (countFactors(present) < 2) return err({ code: 'last_factor' });
    await remove(tx, operatorId, factor);
    const detail = { method: factor.kind };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'factor_removed', outcome: 'ok', detail }));
    return ok();
  });
}

function has(present: Awaited<ReturnType<typeof factorsOf>>, factor: FactorToRemove): boolean {
  if (factor.kind === 'authenticator') return present.authenticator !== null;
  return present.passkeys.some(({ id }) => id === factor.id);
}

async function remove(tx: Transaction, operatorId: string, factor: FactorToRemove): Promise<void> {
  if (factor.kind === 'authenticator') await tx.delete(authenticators).where(eq(authenticators.operatorId, operatorId));
  else await tx.delete(passkeys).where(and(eq(passkeys.operatorId, operatorId), eq(passkeys.id, factor.id)));
}
