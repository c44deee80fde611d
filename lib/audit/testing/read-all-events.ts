import { type AuditEntry, readEvents } from '@/lib/audit/read-events';
import type { Database } from '@/lib/db/database';

/** The whole audit as a list, oldest first. */
export async function readAllEvents(db: Database): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of readEvents(db)) entries.push(entry);
  return entries;
}
