import 'server-only';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { auditEvent, auditHead } from '@/lib/db/schema';
import type { AuditDetail, AuditEvent } from './events';
import { hashEvent } from './hash-event';

/**
 * Writes one event in the caller's transaction, chained to the one before. The audit's head row stays locked until
 * that transaction ends, which puts all writers in a queue: call this after the other statements, never around a call
 * to the network. Throws on a number that is not a safe integer, since the database would not give it back the same.
 */
export async function recordEvent(tx: Transaction, event: AuditEvent): Promise<void> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1)).for('update');
  if (!head) throw new Error('The head of the audit is missing');
  const row = {
    seq: head.seq + 1,
    id: randomUUID(),
    at: event.at,
    requestId: storable(event.requestId),
    actor: event.actor,
    action: event.action,
    directoryId: storable(event.directoryId),
    accountId: storable(event.accountId),
    attemptId: event.attemptId?.slice(0, 16) ?? null,
    outcome: event.outcome,
    detail: storableDetail(event.detail ?? {}),
    ip: storable(event.ip),
    personalHash: null,
    prevHash: head.hash,
  };
  const hash = hashEvent(row);
  const stored = tx.$with('stored').as(
    tx
      .insert(auditEvent)
      .values({ ...row, hash })
      .returning({ seq: auditEvent.seq }),
  );
  await tx.with(stored).update(auditHead).set({ seq: row.seq, hash }).where(eq(auditHead.id, 1));
}

/** PostgreSQL takes neither NUL nor half a surrogate pair; both would also break the hash when read back. */
function storable(text: string | null | undefined): string | null {
  return text?.replaceAll('\0', '\ufffd').toWellFormed() ?? null;
}

function storableDetail(detail: AuditDetail): AuditDetail {
  const stored: AuditDetail = {};
  for (const [name, value] of Object.entries(detail)) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${name} is not an integer`);
    stored[name] = typeof value === 'string' ? storable(value) : Object.is(value, -0) ? 0 : value;
  }
  return stored;
}
