import 'server-only';
import { and, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { attempt as attempts } from '@/lib/db/schema';
import type { Handoff } from './handoff-of-attempt';

/**
 * Ends the hand-offs that match and still work, and the attempts that came from them, in the caller's transaction. A
 * person on the "choose" screen cannot continue. A write that is under way is not stopped. Returns the ended hand-offs.
 */
export async function endHandoffs(tx: Transaction, which: SQL | undefined, now: Date): Promise<Handoff[]> {
  const ended = await tx
    .update(handoffs)
    .set({ endedAt: now })
    .where(and(which, isNull(handoffs.usedAt), isNull(handoffs.endedAt), gt(handoffs.expiresAt, now)))
    .returning();
  if (ended.length > 0) {
    await tx
      .update(attempts)
      .set({ state: 'abandoned', finishedAt: now, codeMac: null, providerState: null })
      .where(
        and(
          inArray(
            attempts.handoffId,
            ended.map(({ id }) => id),
          ),
          inArray(attempts.state, ['open', 'verified']),
        ),
      );
  }
  return ended;
}

/** The condition for the hand-offs of one account. */
export function handoffsOf(directoryId: DirectoryId, accountId: AccountId): SQL | undefined {
  return and(eq(handoffs.directoryId, directoryId), eq(handoffs.accountId, accountId));
}
