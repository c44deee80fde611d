import 'server-only';
import { createHash } from 'node:crypto';
import type { auditEvent } from '@/lib/db/schema';
import { toCanonicalJson } from './to-canonical-json';

export type AuditRow = typeof auditEvent.$inferSelect;

/** What stands before the first event. */
export const firstPrevHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over everything in the row but its own hash and MAC, written as JSON with sorted keys. Columns that came
 * later (`personalHash`, `targetOperator`, and `keyId`, the key of the MAC) are covered where they are set: events from
 * before them must keep their hash.
 */
export function hashEvent(row: Omit<AuditRow, 'hash' | 'mac'>, keyId: string | null): string {
  const { seq, id, at, requestId, actor, action, directoryId, accountId, attemptId, outcome, detail, ip, prevHash } =
    row;
  const covered = {
    ...{ seq, id, at: at.toISOString(), requestId, actor, action, directoryId, accountId, attemptId, outcome, detail },
    ...{ ip, prevHash },
    ...(row.personalHash === null ? {} : { personalHash: row.personalHash }),
    ...(row.targetOperator === null ? {} : { targetOperator: row.targetOperator }),
    ...(keyId === null ? {} : { keyId }),
  };
  return createHash('sha256').update(toCanonicalJson(covered)).digest('hex');
}
