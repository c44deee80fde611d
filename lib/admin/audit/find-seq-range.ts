import 'server-only';
import { asc, desc, gte, lte } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { auditEvent } from '@/lib/db/schema';
import type { AuditFilter, AuditPosition } from './audit-filter';

/** Event numbers from `low` to `high`, both included. */
export type SeqRange = { low: number; high: number };

/** Writers wait for each other, so event times are not strictly in order. No writer waits longer than this. */
const slackMs = 60_000;

/**
 * Returns the range of event numbers for a page. Numbers rise with time, so the index on times converts a time span at
 * once; the statement filters what is within the slack. Null if nothing can match.
 */
export async function findSeqRange(
  db: Database,
  { from, to }: Pick<AuditFilter, 'from' | 'to'>,
  { before, after }: AuditPosition,
): Promise<SeqRange | null> {
  const first = from && (await edge(db, new Date(from.getTime() - slackMs), 'first'));
  const last = to && (await edge(db, new Date(to.getTime() + slackMs), 'last'));
  if (first === null || last === null) return null;
  const low = Math.max(first ?? 1, after === undefined ? 1 : after + 1);
  const high = Math.min(last ?? Number.MAX_SAFE_INTEGER, before === undefined ? Number.MAX_SAFE_INTEGER : before - 1);
  return low > high ? null : { low, high };
}

async function edge(db: Database, at: Date, which: 'first' | 'last'): Promise<number | null> {
  const [row] = await db
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(which === 'first' ? gte(auditEvent.at, at) : lte(auditEvent.at, at))
    .orderBy(which === 'first' ? asc(auditEvent.at) : desc(auditEvent.at))
    .limit(1);
  return row?.seq ?? null;
}
