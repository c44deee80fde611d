import 'server-only';
import { and, eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import { endHandoffs, handoffsOf } from '@/lib/reset/handoff/end-handoffs';
import type { Services } from '@/lib/services/services';
import type { HandoffName } from './read-handoff';

/**
 * Ends a hand-off of any operator. This needs only the right to see the account. Refuses with the codes of
 * `authorise`, and with `handoff_over` if it is already over.
 */
export async function takeBackHandoff(
  services: Services,
  actor: Actor,
  { directoryId, accountId, publicId }: HandoffName,
): Promise<Result<void, Refusal>> {
  const now = services.clock();
  const permission = 'accounts.find';
  const target = { directoryId, accountId };
  const may = await mayAct(services, actor, permission, target);
  if (!may.ok) return may;
  return services.db.transaction(async (tx) => {
    const [ended] = await endHandoffs(
      tx,
      and(eq(handoffs.publicId, publicId), handoffsOf(directoryId, accountId)),
      now,
    );
    if (!ended) return err({ code: 'handoff_over' as const });
    const about = { ...target, accountName: ended.accountName, attemptId: ended.id };
    const detail = { handoff: publicId, why: 'taken_back' };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'handoff_ended', outcome: 'ok', ...about, detail }));
    return ok();
  });
}
