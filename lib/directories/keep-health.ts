import 'server-only';
import { sql } from 'drizzle-orm';
import type { DirectoryId } from '@/lib/base/ids';
import type { Logger } from '@/lib/base/logger';
import type { Database } from '@/lib/db/database';
import { directoryHealth } from '@/lib/db/schema';
import { type HealthFailure, healthFailures } from '@/lib/providers/health-failures';
import type { NotedCall } from './create-line';

/**
 * How often a row is written while nothing changes. A write per call would reveal when a known person was looked up.
 */
const writeEveryMs = 60_000;

/**
 * Stores the outcome of a directory's calls in the database, one row per endpoint, for all processes that share it. A
 * change is written at once, a repetition once a minute; callers never wait for the write.
 */
export function keepHealth(db: Database, logger: Logger, directoryId: DirectoryId): (call: NotedCall) => void {
  let writing: Promise<void> = Promise.resolve();
  const written = new Map<string, { failure: HealthFailure | null; at: number }>();
  return ({ endpoint, code, durationMs, at, heldUntil }) => {
    const failure = healthFailures.find((known) => known === code) ?? null;
    const last = written.get(endpoint);
    if (last?.failure === failure && heldUntil === null && at.getTime() - last.at < writeEveryMs) return;
    written.set(endpoint, { failure, at: at.getTime() });
    const seen = failure === null ? { succeededAt: at } : { failedAt: at };
    const now = { failure, heldUntil, ...seen, ...(failure === null ? { latencyMs: durationMs } : {}) };
    const write = () =>
      db
        .insert(directoryHealth)
        .values({ directoryId, endpoint, ...now })
        .onConflictDoUpdate({
          target: [directoryHealth.directoryId, directoryHealth.endpoint],
          set: now,
          // Another process may have stored something newer.
          setWhere: sql`greatest(${directoryHealth.succeededAt}, ${directoryHealth.failedAt}) <= ${at.toISOString()}::timestamptz`,
        });
    // Writes run in sequence: of two calls at the same moment the later one wins.
    writing = writing.then(write).then(
      () => undefined,
      (error: unknown) =>
        logger.warn('the health of a directory could not be stored', { directory: directoryId, error }),
    );
  };
}
