import 'server-only';
import { asc, gt } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import type { AuditRow } from './hash-event';

/** The whole audit, oldest first, a page at a time: memory stays small however long it is. */
export async function* readEvents(db: Database, pageSize = 1000): AsyncGenerator<AuditRow> {
  for (let after = 0; ; ) {
    const page = await db
      .select()
      .from(auditEvent)
      .where(gt(auditEvent.seq, after))
      .orderBy(asc(auditEvent.seq))
      .limit(pageSize);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
