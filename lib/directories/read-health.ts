import 'server-only';
import { inArray } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import type { DirectoryId } from '@/lib/base/ids';
import type { Database } from '@/lib/db/database';
import { directoryHealth } from '@/lib/db/schema';
import type { HealthFailure } from '@/lib/providers/health-failures';

export type DirectoryHealth = {
  directoryId: DirectoryId;
  /** The current failure; null while calls succeed, or if there were none. */
  failure: HealthFailure | null;
  succeededAt: Date | null;
  failedAt: Date | null;
  /** Latency of the last successful call. */
  latencyMs: number | null;
  /** Until when a process holds calls back, so that nobody waits for a back end that does not respond. */
  heldUntil: Date | null;
};

type Row = typeof directoryHealth.$inferSelect;

/** A failure without a response is over if other calls have succeeded since and this much time has passed. */
const silenceLastsMs = 15 * 60_000;

/**
 * Returns the health of directories, from the real calls of all processes that share the database. A directory fails
 * while the newest call of any of its endpoints failed: reads may work while writes are refused. Directories without
 * calls are omitted.
 */
export async function readHealth(
  { db, clock }: { db: Database; clock: Clock },
  directoryIds: readonly string[],
): Promise<Map<string, DirectoryHealth>> {
  if (directoryIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(directoryHealth)
    .where(inArray(directoryHealth.directoryId, [...directoryIds]));
  const byDirectory = Map.groupBy(rows, ({ directoryId }) => directoryId);
  return new Map([...byDirectory].map(([id, own]) => [id, summarise(id, own, clock())]));
}

function summarise(directoryId: DirectoryId, rows: readonly Row[], now: Date): DirectoryHealth {
  const worked = newest(rows.filter(({ succeededAt }) => succeededAt !== null).toSorted(by('succeededAt')));
  const failing = newest(
    rows
      .filter((row) => row.failure !== null && !isOver(row, worked?.succeededAt ?? null, now))
      .toSorted(by('failedAt')),
  );
  const failed = newest(rows.filter(({ failedAt }) => failedAt !== null).toSorted(by('failedAt')));
  return {
    directoryId,
    failure: failing?.failure ?? null,
    succeededAt: worked?.succeededAt ?? null,
    failedAt: failed?.failedAt ?? null,
    latencyMs: worked?.latencyMs ?? null,
    heldUntil: failing?.heldUntil && failing.heldUntil > now ? failing.heldUntil : null,
  };
}

function isOver({ failure, failedAt }: Row, workedAt: Date | null, now: Date): boolean {
  if (failure !== 'unavailable' && failure !== 'outcome_unknown') return false;
  if (failedAt === null || workedAt === null || workedAt <= failedAt) return false;
  return now.getTime() - failedAt.getTime() > silenceLastsMs;
}

function by(column: 'succeededAt' | 'failedAt') {
  return (a: Row, b: Row) => (a[column]?.getTime() ?? 0) - (b[column]?.getTime() ?? 0);
}

function newest<T>(sorted: readonly T[]): T | undefined {
  return sorted.at(-1);
}
