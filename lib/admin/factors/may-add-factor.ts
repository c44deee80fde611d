import 'server-only';
import { eq } from 'drizzle-orm';
import type { Actor } from '@/lib/admin/actor';
import { authorise, type NotAllowed } from '@/lib/admin/authorise';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { err, ok, type Result } from '@/lib/result';
import { countFactors, factorsOf } from './factors-of';

/**
 * Whether this session may add a second factor: a full one by `self.factors`; one that has to set up the first only
 * while there is none. Else whoever knows the password, and kept such a session open, could add theirs to another's. Call
 * it in the transaction of the change: it holds the operator's row, so that two first ones cannot come together.
 */
export async function mayAddFactor(tx: Transaction, actor: Actor, now: Date): Promise<Result<void, NotAllowed>> {
  await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, actor.operator.id)).for('update');
  if (actor.session.stage !== 'enrol') return authorise(actor, 'self.factors', now);
  const present = await factorsOf(tx, actor.operator.id);
  return countFactors(present) === 0 ? ok() : err({ code: 'not_allowed' });
}
