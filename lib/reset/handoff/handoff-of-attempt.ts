import 'server-only';
import { eq } from 'drizzle-orm';
import type { AuditDetail } from '@/lib/audit/events';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import type { Attempt } from '../attempt';

/** A one-time way to the "choose" screen that an operator created for a person. */
export type Handoff = typeof handoffs.$inferSelect;

/** Returns the hand-off that an attempt came from, or null. */
export async function findHandoffOf(db: Database, { handoffId }: Pick<Attempt, 'handoffId'>): Promise<Handoff | null> {
  if (handoffId === null) return null;
  const [found] = await db.select().from(handoffs).where(eq(handoffs.id, handoffId));
  return found ?? null;
}

/** The audit details of a hand-off: its public id and its creator. */
export function handoffDetail({ publicId, operatorId }: Pick<Handoff, 'publicId' | 'operatorId'>): AuditDetail {
  return { handoff: publicId, operator: operatorId };
}

/** Marks a hand-off as used: the password was set through it. */
export async function markHandoffUsed(tx: Transaction, { id }: Pick<Handoff, 'id'>, now: Date): Promise<void> {
  await tx.update(handoffs).set({ usedAt: now }).where(eq(handoffs.id, id));
}
