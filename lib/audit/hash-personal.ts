import 'server-only';
import { createHash } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import { toCanonicalJson } from './to-canonical-json';

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
