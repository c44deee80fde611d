import 'server-only';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import type { OperatorId } from '@/lib/base/ids';
import { holds } from '@/lib/base/permissions';
import { handoff as handoffs, operator as operators } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import type { Actor, Operator } from '@/lib/operators/actor';
import { isInScope } from '@/lib/operators/authorise';
import { operatorEvent } from '@/lib/operators/operator-event';
import { endHandoffs } from './end-handoffs';
import type { Handoff } from './handoff-of-attempt';

type Made = Pick<Handoff, 'operatorId' | 'directoryId' | 'channel'>;

/** Checks whether an operator's present rights allow this hand-off. */
function couldMake(operator: Operator, { directoryId, channel }: Made): boolean {
  const permission = channel === 'shown' ? 'reset.show_link' : 'reset.send_link';
  return !operator.disabledAt && holds(operator, permission) && isInScope(operator, directoryId);
}

/**
 * Checks whether the creator of a hand-off could still create it. Called when it is opened and when a password is set with
 * it.
 */
export async function isHandoffBacked(db: Database, handoff: Made): Promise<boolean> {
  const [maker] = await db.select().from(operators).where(eq(operators.id, handoff.operatorId));
  return maker !== undefined && couldMake(maker, handoff);
}

/**
 * Ends an operator's open hand-offs that their present rights no longer allow, in the transaction that changed the
 * rights. `actor` is the operator who changed them.
 */
export async function endUnbackedHandoffs(
  tx: Transaction,
  actor: Pick<Actor, 'operator' | 'request'>,
  operatorId: OperatorId,
  now: Date,
): Promise<void> {
  const [maker] = await tx.select().from(operators).where(eq(operators.id, operatorId));
  const open = await tx
    .select()
    .from(handoffs)
    .where(
      and(
        eq(handoffs.operatorId, operatorId),
        isNull(handoffs.usedAt),
        isNull(handoffs.endedAt),
        gt(handoffs.expiresAt, now),
      ),
    );
  const unbacked = open.filter((handoff) => !maker || !couldMake(maker, handoff)).map(({ id }) => id);
  if (unbacked.length === 0) return;
  for (const { publicId, directoryId, accountId, accountName } of await endHandoffs(
    tx,
    inArray(handoffs.id, unbacked),
    now,
  )) {
    const detail = { handoff: publicId, why: 'right_lost' };
    const about = { directoryId, accountId, accountName };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'handoff_ended', outcome: 'ok', ...about, detail }));
  }
}
