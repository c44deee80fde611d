import 'server-only';
import { eq } from 'drizzle-orm';
import type { OperatorId } from '@/lib/base/ids';
import { operator } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';

/** The operator that an event is about, with the present name and address. */
export type Target = { name: string; email: string };

export async function readTarget(tx: Transaction, operatorId: OperatorId): Promise<Target | null> {
  const [found] = await tx
    .select({ name: operator.name, email: operator.email })
    .from(operator)
    .where(eq(operator.id, operatorId));
  return found ?? null;
}
