import 'server-only';
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { auditHead } from '@/lib/db/schema';
import { type AuditKeys, checkAuditMac, keyIdOf, signAudit } from './audit-keys';

/** The number and hash of the newest event. */
export type AuditHead = { seq: number; hash: string; mac: string | null };

/** Reads the head. With `lock`, no other transaction can write events until this one ends. */
export async function readHead(db: Database | Transaction, lock = false): Promise<AuditHead> {
  const query = db.select().from(auditHead).where(eq(auditHead.id, 1));
  const [head] = lock ? await query.for('update') : await query;
  if (!head) throw new Error('The audit head is missing');
  return head;
}

/** The MAC for a new head. */
export function signHead(keys: AuditKeys, { seq, hash }: Pick<AuditHead, 'seq' | 'hash'>): string {
  return signAudit(keys, 'head', `${seq} ${hash}`);
}

/**
 * Checks whether Rekey wrote this head with the current key. A head signed with a previous key counts as wrong:
 * `prepareAudit` signs it again after a change of the secret, so a leaked previous secret cannot forge the head.
 */
export function checkHead(keys: AuditKeys, { seq, hash, mac }: AuditHead): 'right' | 'wrong' | 'key_missing' {
  const verdict = checkAuditMac(keys, 'head', `${seq} ${hash}`, mac);
  return verdict === 'right' && keyIdOf(mac ?? '') !== keys.current.id ? 'wrong' : verdict;
}
