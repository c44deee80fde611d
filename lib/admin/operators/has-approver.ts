import 'server-only';
import { and, eq, isNotNull, isNull, notInArray, or } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import type { Operator } from '@/lib/operators/actor';
import { areLinkedByInvitation } from './linked-by-invitation';
import { mayGovern } from './may-govern';

/** Checks whether an administrator exists who could approve what `asker` requests about `target`. */
export async function hasApprover(db: Database, asker: Operator, target: Operator): Promise<boolean> {
  const others = await db
    .select()
    .from(operators)
    .where(
      and(
        eq(operators.role, 'administrator'),
        isNull(operators.disabledAt),
        or(isNotNull(operators.accountId), isNotNull(operators.externalId)),
        notInArray(operators.id, [asker.id, target.id]),
      ),
    );
  for (const other of others) {
    if (mayGovern(other, target, null).ok && !(await areLinkedByInvitation(db, asker.id, other.id))) return true;
  }
  return false;
}
