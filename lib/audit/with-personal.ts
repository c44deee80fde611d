import 'server-only';
import { sql } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import type { AuditRow } from './hash-event';
import { personalColumns } from './hash-personal';
import type { AuditEntry } from './read-events';

/**
 * Events with what is personal in them. A statement of its own and not a join: for a page far down the planner may walk
 * the other table from its beginning.
 */
export async function withPersonal(db: Database, events: AuditRow[]): Promise<AuditEntry[]> {
  if (events.length === 0) return [];
  const numbers = `{${events.map(({ seq }) => seq).join(',')}}`;
  const rows = await db
    .select(personalColumns)
    .from(auditPersonal)
    .where(sql`${auditPersonal.seq} = any(${numbers}::bigint[])`);
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return events.map((event) => ({ ...event, personal: bySeq.get(event.seq) ?? null }));
}
