import 'server-only';
import { createHash } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import type { auditEvent } from '@/lib/db/schema';

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

/** What is personal in an event; it can be removed while the event stays. */
export type PersonalRow = Omit<typeof auditPersonal.$inferSelect, 'words'>;

const { words: _words, ...columns } = getTableColumns(auditPersonal);
/** The columns of a `PersonalRow`: all but the words for the search, which are derived from the others. */
export const personalColumns = columns;

/**
 * SHA-256 (hex) over the salt and then the other values as JSON with sorted keys. The salt goes with the row, so what is
 * left in the chain tells nothing about a row that was removed. The target's values came later and are covered where they
 * are set: rows from before must keep their hash.
 */
export function hashPersonal({ salt, targetName, targetEmail, ...values }: PersonalRow): string {
  const covered = {
    ...values,
    ...(targetName === null ? {} : { targetName }),
    ...(targetEmail === null ? {} : { targetEmail }),
  };
  return createHash('sha256').update(salt).update(toCanonicalJson(covered)).digest('hex');
}

/** JSON with sorted keys: the same text for the same value, so that it can be hashed. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
