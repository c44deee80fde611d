import 'server-only';
import { and, gt, like, sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { rateLimit } from '@/lib/db/schema';

/** Requests that are refused before any work is done. A closed list: each has one row per hour. */
export type RefusedRequest = 'start' | 'code' | 'send' | 'puzzle' | 'handoff';

const hourMs = 3600_000;
const keptMs = 24 * hourMs;

/**
 * Counts a request that was refused before anything was compared, looked up or sent. It stores only this count: a row
 * per request would let anybody fill the database.
 */
export async function countRefusal(db: Database, what: RefusedRequest, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  await db
    .insert(rateLimit)
    .values({
      key: `refused:${what}:${hour.toISOString()}`,
      count: 1,
      startedAt: hour,
      expiresAt: new Date(hour.getTime() + hourMs + keptMs),
    })
    .onConflictDoUpdate({ target: rateLimit.key, set: { count: sql`${rateLimit.count} + 1` } });
}

/** Returns how many requests of each kind were refused in the last day. */
export async function readRefusals(db: Database, now: Date): Promise<{ what: string; count: number }[]> {
  const what = sql<string>`split_part(${rateLimit.key}, ':', 2)`;
  return db
    .select({ what, count: sql<number>`sum(${rateLimit.count})::int` })
    .from(rateLimit)
    .where(and(like(rateLimit.key, 'refused:%'), gt(rateLimit.expiresAt, now)))
    .groupBy(what);
}
