import 'server-only';
import { createHash } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import type { auditEvent } from '@/lib/db/schema';

export type AuditRow = typeof auditEvent.$inferSelect;

/** The previous hash of the first event. */
export const firstPrevHash = '0'.repeat(64);

/**
 * SHA-256 (hex) of everything in the row except its own hash and MAC, as JSON with sorted keys. Columns that were added
 * later (`personalHash`, `targetOperator`, and `keyId`, the key of the MAC) are included only if they are set, so older
 * events keep their hash.
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

/** The personal part of an event. It can be removed while the event stays. */
export type PersonalRow = Omit<typeof auditPersonal.$inferSelect, 'words'>;

const { words: _words, ...columns } = getTableColumns(auditPersonal);
/** The columns of a `PersonalRow`: all but the search words, which are derived from them. */
export const personalColumns = columns;

/**
 * SHA-256 (hex) of the salt and then the other values as JSON with sorted keys. The salt is removed with the row, so
 * the hash left in the chain reveals nothing. The target's values were added later and are included only if they are
 * set, so older rows keep their hash.
 */
export function hashPersonal({ salt, targetName, targetEmail, ...values }: PersonalRow): string {
  const covered = {
    ...values,
    ...(targetName === null ? {} : { targetName }),
    ...(targetEmail === null ? {} : { targetEmail }),
  };
  return createHash('sha256').update(salt).update(toCanonicalJson(covered)).digest('hex');
}

/** JSON with sorted keys: equal values give equal text, which can be hashed. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
