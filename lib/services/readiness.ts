import { askDatabase } from '@/lib/db/watch-database';
import type { DatabaseFault } from '@/lib/db/write-probe';
import { type DirectoryHealth, readHealth } from '@/lib/directories/read-health';
import { noteMissingIndexes } from '@/lib/directories/refresh-index';
import type { Services } from './services';

export type Readiness = {
  ready: boolean;
  database: boolean;
  /** Why the database does not work. */
  reason?: `database_${DatabaseFault}`;
  /** `failing`: usable by its settings, but its calls fail. Rekey stays ready: people are shown an error. */
  directories: { usable: number; broken: number; failing: number };
  indexes: boolean;
};

/** A large directory may take longer than a load balancer waits; accounts already in the index are served. */
const longestWaitMs = 60_000;
const startedAt = performance.now();

/**
 * Checks whether people can be served now. Names nothing, because anybody may ask. `ageMs` is this process's uptime.
 */
export async function checkReadiness(services: Services, ageMs = performance.now() - startedAt): Promise<Readiness> {
  const fault = await askDatabase(services.database, services.env.DATA_DIR);
  const database = fault === null;
  // Another instance may have read them.
  if (database && services.missingIndexes.size > 0) await noteMissingIndexes(services);
  const usable = services.directories.usable.length;
  const indexes = services.missingIndexes.size === 0 || ageMs > longestWaitMs;
  return {
    ready: database && usable > 0 && indexes,
    database,
    ...(fault ? { reason: `database_${fault}` as const } : {}),
    directories: {
      usable,
      broken: services.directories.broken.length,
      failing: database ? await countFailing(services) : 0,
    },
    indexes,
  };
}

async function countFailing(services: Services): Promise<number> {
  const ids = services.directories.usable.map(({ id }) => id);
  const health = await readHealth(services, ids).catch(() => new Map<string, DirectoryHealth>());
  return [...health.values()].filter(({ failure }) => failure !== null).length;
}
