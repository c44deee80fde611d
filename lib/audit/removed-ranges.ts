import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import type { AuditRow } from './hash-event';

/** Personal data is kept at least this long, whatever the settings say; see `personalDays` in the configuration. */
const shortestPersonalDays = 30;

/** Events from `fromSeq` to `toSeq` lost their personal part; none was younger than `before`. */
export type RemovedRange = { fromSeq: number; toSeq: number; before: Date };

const detailSchema = z.object({ fromSeq: z.int(), toSeq: z.int() });

/**
 * Returns the range that a retention event names; null for other events. An event can cover neither what happened less
 * than `shortestPersonalDays` before it (with a tolerance of one day, because events are not strictly ordered by time),
 * nor what came after it.
 */
export function removedRange(event: Pick<AuditRow, 'seq' | 'action' | 'at' | 'detail'>): RemovedRange | null {
  if (event.action !== 'audit_personal_removed') return null;
  const detail = detailSchema.safeParse(event.detail);
  if (!detail.success || detail.data.toSeq >= event.seq) return null;
  return { ...detail.data, before: new Date(event.at.getTime() - (shortestPersonalDays - 1) * 86_400_000) };
}

/** Returns all removed ranges, lowest first. */
export async function readRemovedRanges(db: Database): Promise<RemovedRange[]> {
  const events = await db
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.action, 'audit_personal_removed'), eq(auditEvent.outcome, 'ok')))
    .orderBy(asc(auditEvent.seq));
  return events.flatMap((event) => removedRange(event) ?? []).sort((left, right) => left.toSeq - right.toSeq);
}

/** Returns a predicate for events in rising order: whether a retention event explains the missing part. */
export function createCoverage(ranges: readonly RemovedRange[]): (event: Pick<AuditRow, 'seq' | 'at'>) => boolean {
  let at = 0;
  return ({ seq, at: happened }) => {
    while ((ranges[at]?.toSeq ?? seq) < seq) at += 1;
    const range = ranges[at];
    return range !== undefined && range.fromSeq <= seq && happened <= range.before;
  };
}
