import 'server-only';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { operator as operators } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { endSessionsOf } from '@/lib/operators/operator-sessions';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';

/**
 * Ends all sessions of an operator after this attempt changed, or may have changed, their password: another person may
 * have known the old one. `request` is null if Rekey acts by itself.
 */
export async function endOperatorSessions(
  tx: Transaction,
  attempt: Attempt,
  request: RequestFacts | null,
  now: Date,
): Promise<void> {
  const { accountId } = attempt;
  if (accountId === null) return;
  const [operator] = await tx.select({ id: operators.id }).from(operators).where(eq(operators.accountId, accountId));
  if (!operator) return;
  const count = await endSessionsOf(tx, { operatorId: operator.id, reason: 'revoked' }, now);
  const detail = { operator: operator.id, count };
  await recordEvent(tx, attemptEvent(attempt, request, now, { action: 'session_ended', outcome: 'ok', detail }));
}
