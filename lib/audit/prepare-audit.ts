import 'server-only';
import { count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import type { Keys } from '@/lib/crypto/keys';
import type { Database, Transaction } from '@/lib/db/database';
import { auditCheckpoint, auditEvent, auditHead } from '@/lib/db/schema';
import { type AuditKeys, checkAuditMac } from './audit-keys';
import { auditKeysOf, carryAuditKeys } from './carry-audit-keys';
import { firstPrevHash } from './hash-event';
import { readHead, signHead } from './head';
import { loadAuditKeys } from './load-audit-keys';
import { recordEvent } from './record-event';

/**
 * Prepares a database for audit events: attaches the keys, and signs the head if it was never signed. Events without a
 * MAC from an earlier version are sealed by the first event with one (`audit_sealed`), whose hash covers theirs. If
 * there was a MAC or a checkpoint before, or this machine remembers one (`isRemembered`), a head without a MAC was
 * tampered with and is left unsigned.
 */
export async function prepareAudit(db: Database, keys: Keys, clock: Clock, isRemembered: boolean): Promise<void> {
  carryAuditKeys(db, await loadAuditKeys(db, keys, clock));
  await db.transaction(async (tx) => {
    const head = await readHead(tx, true);
    const known = auditKeysOf(tx);
    if (head.mac !== null) {
      // Signed with a previous key: sign it again with the current one.
      if (checkAuditMac(known, 'head', `${head.seq} ${head.hash}`, head.mac) === 'right') await sign(tx, known, head);
      return;
    }
    if ((head.seq === 0 && head.hash !== firstPrevHash) || isRemembered || (await wasSealed(tx))) return;
    await sign(tx, known, head);
    if (head.seq === 0) return;
    const detail = { events: head.seq };
    await recordEvent(tx, { action: 'audit_sealed', outcome: 'ok', at: clock(), actor: 'system', detail });
  });
}

async function sign(tx: Transaction, keys: AuditKeys, head: { seq: number; hash: string }): Promise<void> {
  await tx
    .update(auditHead)
    .set({ mac: signHead(keys, head) })
    .where(eq(auditHead.id, 1));
}

async function wasSealed(tx: Transaction): Promise<boolean> {
  const [checkpoints] = await tx.select({ count: count() }).from(auditCheckpoint);
  if ((checkpoints?.count ?? 0) > 0) return true;
  const signed = await tx.select({ one: sql`1` }).from(auditEvent).where(isNotNull(auditEvent.mac)).limit(1);
  return signed.length > 0;
}
