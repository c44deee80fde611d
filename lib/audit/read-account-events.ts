import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import { auditPersonal } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import { personalColumns } from './hash-event';
import { type AuditEntry, selectEntries, toEntry } from './read-events';

/**
 * Returns the newest events about one account, newest first, at most `limit`: those whose personal part still exists,
 * and those from before personal data was kept apart.
 */
export async function readAccountEvents(
  db: Database,
  account: { directoryId: DirectoryId; accountId: AccountId },
  limit: number,
): Promise<AuditEntry[]> {
  const { directoryId, accountId } = account;
  const newer = await db
    .select({ event: auditEvent, personal: personalColumns })
    .from(auditPersonal)
    .innerJoin(auditEvent, eq(auditEvent.seq, auditPersonal.seq))
    .where(and(eq(auditPersonal.directoryId, directoryId), eq(auditPersonal.accountId, accountId)))
    .orderBy(desc(auditPersonal.seq))
    .limit(limit);
  // Every old event is older than every new one.
  const missing = limit - newer.length;
  const old = and(eq(auditEvent.directoryId, directoryId), eq(auditEvent.accountId, accountId));
  const older = missing > 0 ? await selectEntries(db, old).orderBy(desc(auditEvent.seq)).limit(missing) : [];
  return [...newer, ...older].map(toEntry);
}
