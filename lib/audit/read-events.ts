import 'server-only';
import { asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { auditPersonal } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import type { AuditRow } from './hash-event';
import { type PersonalRow, personalColumns } from './hash-event';

/** An event with its personal part; null if there was none or it was removed. */
export type AuditEntry = AuditRow & { personal: PersonalRow | null };

/** Yields the events after number `from`, oldest first, one page at a time, so memory stays flat. */
export async function* readEvents(db: Database, from = 0, pageSize = 1000): AsyncGenerator<AuditEntry> {
  for (let after = from; ; ) {
    const page = await db
      .select()
      .from(auditEvent)
      .where(gt(auditEvent.seq, after))
      .orderBy(asc(auditEvent.seq))
      .limit(pageSize);
    yield* await withPersonal(db, page);
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** The statement that reads a few events together with their personal part. */
export function selectEntries(db: Database, where: SQL | undefined) {
  return db
    .select({ event: auditEvent, personal: personalColumns })
    .from(auditEvent)
    .leftJoin(auditPersonal, eq(auditPersonal.seq, auditEvent.seq))
    .where(where)
    .$dynamic();
}

export function toEntry({ event, personal }: { event: AuditRow; personal: PersonalRow | null }): AuditEntry {
  return { ...event, personal };
}

/**
 * Adds the personal part to events. This is a separate statement, not a join: for a page far down, the planner may scan
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
