import 'server-only';
import { eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { Actor } from './actor';
import { operatorEvent } from './operator-event';

/**
 * Records a completed sign-in and its second factor. Call it last in the transaction that made the session a full one.
 */
export async function completeSignIn(tx: Transaction, actor: Actor, method: string, now: Date): Promise<void> {
  await tx.update(operators).set({ lastSignInAt: now }).where(eq(operators.id, actor.operator.id));
  const detail = { method };
  await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_signed_in', outcome: 'ok', detail }));
}
