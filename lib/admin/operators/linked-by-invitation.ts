import 'server-only';
import { eq } from 'drizzle-orm';
import type { OperatorId } from '@/lib/base/ids';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';

/**
 * Checks whether one of two operators was invited by the other, directly or through a chain of invitations. Two such
 * operators do not count as independent.
 */
export async function areLinkedByInvitation(tx: Database, one: string, other: string): Promise<boolean> {
  return (await inviters(tx, one)).has(other) || (await inviters(tx, other)).has(one);
}

async function inviters(tx: Database, operatorId: OperatorId): Promise<Set<string>> {
  const found = new Set<string>();
  let next: string | null = operatorId;
  while (next !== null) {
    const [row] = await tx.select({ by: operators.invitedBy }).from(operators).where(eq(operators.id, next));
    next = row?.by && !found.has(row.by) ? row.by : null;
    if (next !== null) found.add(next);
  }
  return found;
}
