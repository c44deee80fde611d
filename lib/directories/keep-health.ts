import 'server-only';
import { sql } from 'drizzle-orm';
import type { Logger } from '@/lib/base/logger';
import type { Database } from '@/lib/db/database';
import { directoryHealth } from '@/lib/db/schema';
import { type HealthFailure, healthFailures } from '@/lib/providers/health-failures';
import type { NotedCall } from './create-line';

/** While nothing changes a row is written this often: a write for each call would say when somebody known was looked up. */
const writeEveryMs = 60_000;

/**
 * Keeps what the calls of a directory come to in the database, one row an endpoint, for every process that shares it.
 * A change is written at once, a repetition once a minute, and nobody waits for either.
 */
export function keepHealth(db: Database, logger: Logger, directoryId: string): (call: NotedCall) => void {
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
          // Another process may have seen something newer.
          setWhere: sql`greatest(${directoryHealth.succeededAt}, ${directoryHealth.failedAt}) <= ${at.toISOString()}::timestamptz`,
        });
    // One after the other: of two calls at one moment the later one counts.
    writing = writing.then(write).then(
      () => undefined,
      (error: unknown) => logger.warn('the state of a directory was not kept', { directory: directoryId, error }),
    );
  };
}
