import 'server-only';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { FactorRefusal } from '@/lib/factors/check-factor';
import { countFactors, factorsOf } from '@/lib/factors/factors-of';
import type { Actor } from '@/lib/operators/actor';
import { authorise, type NotAllowed } from '@/lib/operators/authorise';
import { completeSignIn } from '@/lib/operators/complete-sign-in';
import { operatorEvent } from '@/lib/operators/operator-event';
import { raiseSession } from '@/lib/operators/operator-sessions';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';

/**
 * Adds a proved second factor, which `store` writes. Returns the token of the session, which is now a full session.
 * Refuses with `not_allowed`, `step_up_required`, or `session_over` if the session ended meanwhile.
 */
export async function addFactor(
  services: Services,
  actor: Actor,
  method: 'authenticator' | 'passkey',
  store: (tx: Transaction, now: Date) => Promise<unknown>,
): Promise<Result<string, FactorRefusal>> {
  const now = services.clock();
  const added = await services.db.transaction<Result<string, FactorRefusal>>(async (tx) => {
    const may = await mayAdd(tx, actor, now);
    if (!may.ok) return may;
    const token = await raiseSession(tx, actor.session, now);
    if (token === null) return err({ code: 'session_over' });
    await store(tx, now);
    const detail = { method };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'factor_added', outcome: 'ok', detail }));
    if (actor.session.stage === 'enrol') await completeSignIn(tx, actor, method, now);
    return ok(token);
  });
  if (added.ok || added.error.code === 'session_over') return added;
  return refuseAct(services, actor, { permission: 'self.factors' }, added.error);
}

/**
 * Checks whether this session may add a second factor. A full session needs `self.factors`. A session that must enrol
 * may add only the first one: otherwise a person who knows the password and keeps such a session open could add a
 * factor to someone else's account. Locks the operator's row until the transaction ends, so two first factors cannot be
 * added at once.
 */
async function mayAdd(tx: Transaction, actor: Actor, now: Date): Promise<Result<void, NotAllowed>> {
  await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, actor.operator.id)).for('update');
  if (actor.session.stage !== 'enrol') return authorise(actor, 'self.factors', now);
  const present = await factorsOf(tx, actor.operator.id);
  return countFactors(present) === 0 ? ok() : err({ code: 'not_allowed' });
}
