import 'server-only';
import { eq } from 'drizzle-orm';
import type { OperatorId } from '@/lib/base/ids';
import { operator } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';

/** An operator that an event is about, as they are called now. */
export type Target = { name: string; email: string };

/** The operator with this id; null where there is none. */
export async function readTarget(tx: Transaction, operatorId: OperatorId): Promise<Target | null> {
  const [found] = await tx
    .select({ name: operator.name, email: operator.email })
    .from(operator)
    .where(eq(operator.id, operatorId));
  return found ?? null;
}
