import 'server-only';
import { createHash } from 'node:crypto';
import type { auditEvent } from '@/lib/db/schema';
import { toCanonicalJson } from './to-canonical-json';

export type AuditRow = typeof auditEvent.$inferSelect;

/** What stands before the first event. */
export const firstPrevHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over everything in the row but its own hash, written as JSON with sorted keys. `personalHash` is covered
 * where there is one: events from before it must keep their hash.
 */
export function hashEvent(row: Omit<AuditRow, 'hash'>): string {
  const { seq, id, at, requestId, actor, action, directoryId, accountId, attemptId, outcome, detail, ip, prevHash } =
    row;
  const covered = {
    ...{ seq, id, at: at.toISOString(), requestId, actor, action, directoryId, accountId, attemptId, outcome, detail },
    ...{ ip, prevHash },
    ...(row.personalHash === null ? {} : { personalHash: row.personalHash }),
  };
  return createHash('sha256').update(toCanonicalJson(covered)).digest('hex');
}
