import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { auditEvent, auditHead } from '@/lib/db/schema';
import type { AuditEvent } from './events';
import { hashEvent } from './hash-event';
import { hashPersonal } from './hash-personal';
import { personalOf } from './personal-of';
import { storable, storableDetail } from './storable';

/**
 * Writes one event in the caller's transaction, chained to the one before; what is personal in it goes into a row of its
 * own, of which the chain holds the hash. The audit's head row stays locked until that transaction ends, which puts all
 * writers in a queue: call this after the other statements, never around a call to the network. Throws on a number that
 * is not a safe integer, since the database would not give it back the same.
 */
export async function recordEvent(tx: Transaction, event: AuditEvent): Promise<void> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update');
  if (!head) throw new Error('The head of the audit is missing');
  const seq = head.seq + 1;
  const personal = personalOf(seq, event);
  const row = {
    seq,
    id: randomUUID(),
    at: event.at,
    requestId: storable(event.requestId),
    actor: event.actor,
    action: event.action,
    directoryId: storable(event.directoryId),
    accountId: null,
    attemptId: event.attemptId?.slice(0, 16) ?? null,
    outcome: event.outcome,
    detail: storableDetail(event.detail ?? {}),
    ip: null,
    personalHash: personal && hashPersonal(personal),
    prevHash: head.hash,
  };
  const hash = hashEvent(row);
  // One statement for all of it: this runs several times in every reset.
  const storedEvent = tx.$with('stored_event').as(
    tx
      .insert(auditEvent)
      .values({ ...row, hash })
      .returning({ seq: auditEvent.seq }),
  );
  const parts = [storedEvent];
  if (personal) {
    const insert = tx.insert(auditPersonal).values(personal).returning({ seq: auditPersonal.seq });
    parts.push(tx.$with('stored_personal').as(insert) as unknown as typeof storedEvent);
  }
  await tx
    .with(...parts)
    .update(auditHead)
    .set({ seq, hash })
    .where(eq(auditHead.id, 1));
}
