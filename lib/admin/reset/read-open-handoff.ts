import 'server-only';
import { and, desc, isNull } from 'drizzle-orm';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Actor } from '@/lib/operators/actor';
import { handoffsOf } from '@/lib/reset/end-handoffs';
import type { Services } from '@/lib/services/services';
import { isFinalStage } from './handoff-progress';
import { type HandoffView, readHandoff } from './read-handoff';

/** The hand-off of an account that still works, whoever made it. A newer one ends those before, so there is at most one. */
export async function readOpenHandoff(
  services: Services,
  actor: Actor,
  target: AccountTarget,
): Promise<HandoffView | null> {
  const [newest] = await services.db
    .select({ publicId: handoffs.publicId })
    .from(handoffs)
    .where(and(handoffsOf(target.directoryId, target.accountId), isNull(handoffs.usedAt), isNull(handoffs.endedAt)))
    .orderBy(desc(handoffs.createdAt))
    .limit(1);
  const view = newest ? await readHandoff(services, actor, { ...target, ...newest }) : null;
  return view && !isFinalStage(view.stage) ? view : null;
}
