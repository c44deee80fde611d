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
import { findConfiguredDirectory } from './find-directory';

/** The services needed to read accounts. `directories` is read each time: it changes with the settings. */
type IndexServices = {
  db: Database;
  jobs: Jobs;
  logger: Logger;
  directories: Directories;
  missingIndexes: Set<string>;
};

/** Minutes from one refresh to the next. */
const minutesBetween = 10;

/**
 * The job that reads one directory's accounts into the index. Its failures are the back end's codes. An interrupted run
 * resumes at its next page.
 */
export function refreshIndex(services: IndexServices): JobHandler<'refresh-index'> {
  return async ({ directoryId }, { signal }) => {
    const directory = findConfiguredDirectory(services.directories, directoryId);
    if (!directory?.provider.refreshIndex) return ok();
    const refreshed = await directory.provider.refreshIndex({ signal });
    if (!refreshed.ok) {
      services.logger.warn('accounts could not be read', { directory: directoryId, code: refreshed.error.code });
      return err({ code: refreshed.error.code, isFinal: false });
    }
    // The settings were changed during the run, perhaps to another back end: the retry reads again.
    if (findConfiguredDirectory(services.directories, directoryId) !== directory)
      return err({ code: 'settings_changed', isFinal: false });
    services.missingIndexes.delete(directoryId);
    services.logger.info('accounts read', { directory: directoryId, total: refreshed.value.accounts });
    return ok();
  };
}

/** Queues a refresh of every index now. One that is already queued or running is not duplicated. */
export async function requestRefreshes(services: IndexServices): Promise<void> {
  for (const directory of services.directories.usable.filter((each) => each.capabilities.indexed)) {
    await services.db.transaction((tx) =>
      sendJob({ jobs: services.jobs, tx }, 'refresh-index', { directoryId: directory.id }, { key: directory.id }),
    );
  }
}

/** Records which directories have never been read completely, by this instance or another one. */
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
