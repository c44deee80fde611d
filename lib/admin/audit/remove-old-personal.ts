import 'server-only';
import { asc, gte, inArray, lte } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { auditPersonal } from '@/lib/db/console-schema';
import { auditEvent, auditHead } from '@/lib/db/schema';
import type { Services } from '@/lib/services/services';

/** Rows per transaction, and the pause after each, so that resets are not delayed. */
const batch = 1000;
const pauseMs = 200;

/**
 * Removes the personal part of events older than the configured days. The events stay. Each batch records the range of
 * numbers in the same transaction, so the chain accounts for every removed part. Returns how many were removed. Several
 * instances can run this at once.
 */
export async function removeOldPersonal(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'sleep'>,
): Promise<number> {
  const { db, clock, config, sleep } = services;
  const days = config.audit.personalDays;
  const last = await lastBefore(db, new Date(clock().getTime() - days * 86_400_000));
  for (let removed = 0; ; ) {
    const count = await db.transaction(async (tx) => {
      const oldest = tx
        .select({ seq: auditPersonal.seq })
        .from(auditPersonal)
        .where(lte(auditPersonal.seq, last))
        .orderBy(asc(auditPersonal.seq))
        .limit(batch);
      const rows = await tx
        .delete(auditPersonal)
        .where(inArray(auditPersonal.seq, oldest))
        .returning({ seq: auditPersonal.seq });
      if (rows.length === 0) return 0;
      const numbers = rows.map(({ seq }) => seq);
      const detail = { fromSeq: Math.min(...numbers), toSeq: Math.max(...numbers), count: numbers.length, days };
      await recordEvent(tx, {
        action: 'audit_personal_removed',
        outcome: 'ok',
        at: clock(),
        actor: 'system',
        detail,
      });
      return rows.length;
    });
    removed += count;
    if (count < batch) return removed;
    await sleep(pauseMs);
  }
}

/** Returns the number of the last event before the first younger one. */
async function lastBefore(db: Services['db'], time: Date): Promise<number> {
  const [younger] = await db
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(gte(auditEvent.at, time))
    .orderBy(asc(auditEvent.at))
    .limit(1);
  if (younger) return younger.seq - 1;
  const [head] = await db.select().from(auditHead);
  return head?.seq ?? 0;
}
