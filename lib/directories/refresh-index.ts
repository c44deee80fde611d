import 'server-only';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import type { Logger } from '@/lib/base/logger';
import { err, ok } from '@/lib/base/result';
import type { Database } from '@/lib/db/database';
import { accountIndexRun } from '@/lib/db/schema';
import type { Jobs } from '@/lib/jobs/open-jobs';
import { sendJob } from '@/lib/jobs/send-job';
import type { JobHandler } from '@/lib/jobs/start-workers';
import type { Directories } from './directory';

/** The services that reading accounts needs. `directories` is read each time: it changes with the settings. */
type IndexServices = {
  db: Database;
  jobs: Jobs;
  logger: Logger;
  directories: Directories;
  missingIndexes: Set<string>;
};

/** How long after one refresh the next begins. */
const minutesBetween = 10;

/**
 * The job that reads one directory's accounts into the index. Failures: what the back end says; an interrupted run goes
 * on at its next page.
 */
export function refreshIndex(services: IndexServices): JobHandler<'refresh-index'> {
  return async ({ directoryId }, { signal }) => {
    const directory = services.directories.usable.find((known) => known.id === directoryId);
    if (!directory?.provider.refreshIndex) return ok();
    const refreshed = await directory.provider.refreshIndex({ signal });
    if (!refreshed.ok) {
      services.logger.warn('accounts could not be read', { directory: directoryId, code: refreshed.error.code });
      return err({ code: refreshed.error.code, isFinal: false });
    }
    // Read with settings that were changed meanwhile, perhaps from another place: the next try reads again.
    if (services.directories.usable.find((known) => known.id === directoryId) !== directory)
      return err({ code: 'settings_changed', isFinal: false });
    services.missingIndexes.delete(directoryId);
    services.logger.info('accounts read', { directory: directoryId, total: refreshed.value.accounts });
    return ok();
  };
}

/** Asks for a refresh of every index, now. One that waits or runs already is left alone. */
export async function requestRefreshes(services: IndexServices): Promise<void> {
  for (const directory of services.directories.usable.filter((each) => each.capabilities.indexed)) {
    await services.db.transaction((tx) =>
      sendJob(services.jobs, tx, 'refresh-index', { directoryId: directory.id }, { key: directory.id }),
    );
  }
}

/** Notes which directories have never been read whole, by this instance or another one. */
export async function noteMissingIndexes(services: IndexServices): Promise<void> {
  for (const directory of services.directories.usable.filter((each) => each.capabilities.indexed)) {
    const [finished] = await services.db
      .select({ runs: count() })
      .from(accountIndexRun)
      .where(and(eq(accountIndexRun.directoryId, directory.id), isNotNull(accountIndexRun.finishedAt)));
    if (finished && finished.runs > 0) services.missingIndexes.delete(directory.id);
    else services.missingIndexes.add(directory.id);
  }
}

export const refreshEveryMs = minutesBetween * 60_000;
