import 'server-only';
import { createHash } from 'node:crypto';
import type { auditEvent } from '@/lib/db/schema';

export type AuditRow = typeof auditEvent.$inferSelect;

/** What stands before the first event. */
export const firstPrevHash = '0'.repeat(64);

/** SHA-256 (hex) over everything in the row but its own hash, written as JSON with sorted keys. */
export function hashEvent(row: Omit<AuditRow, 'hash'>): string {
  const { seq, id, at, requestId, actor, action, directoryId, accountId, attemptId, outcome, detail, ip, prevHash } =
    row;
  const covered = {
    ...{ seq, id, at: at.toISOString(), requestId, actor, action, directoryId, accountId, attemptId, outcome, detail },
    ...{ ip, prevHash },
  };
  return createHash('sha256').update(toCanonicalJson(covered)).digest('hex');
}

function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
