import 'server-only';
import { createHash } from 'node:crypto';
import type { auditPersonal } from '@/lib/db/console-schema';
import { toCanonicalJson } from './to-canonical-json';

/** What is personal in an event; it can be removed while the event stays. */
export type PersonalRow = typeof auditPersonal.$inferSelect;

/**
 * SHA-256 (hex) over the salt and then the other values as JSON with sorted keys. The salt goes with the row, so what is
 * left in the chain tells nothing about a row that was removed.
 */
export function hashPersonal({ salt, ...values }: PersonalRow): string {
  return createHash('sha256').update(salt).update(toCanonicalJson(values)).digest('hex');
}
