import 'server-only';
import { removeOldPersonal } from '@/lib/admin/audit/remove-old-personal';
import { verifyAudit } from '@/lib/admin/audit/verify-audit';
import { deliverHandoff } from '@/lib/admin/handoff/deliver-handoff';
import { deliverInvite } from '@/lib/admin/operators/deliver-invite';
import { makeCheckpoint, makeCheckpointWhenDue } from '@/lib/audit/make-checkpoint';
import { fillAccountWords } from '@/lib/db/fill-account-words';
import { watchDatabase } from '@/lib/db/watch-database';
import { noteMissingIndexes, refreshEveryMs, refreshIndex, requestRefreshes } from '@/lib/directories/refresh-index';
import { startWorkers } from '@/lib/jobs/start-workers';
import { deleteOldSessions } from '@/lib/operators/delete-old-sessions';
import { deliverCode } from '@/lib/reset/deliver-code';
import { notifyChange } from '@/lib/reset/notify-change';
import { deleteExpired, sweepAttempts } from '@/lib/reset/sweep-attempts';
import type { Services } from '@/lib/services/services';
import { followSettings, logBroken } from '@/lib/settings/apply-settings';
import { createClockWarning } from './clock-warning';
import { openServices } from './open-services';

/** The maximum delay until another instance's change of the settings is noticed. */
const followEveryMs = 5_000;
const sweepEveryMs = 30_000;
const deleteEveryMs = 15 * 60_000;
const removeEveryMs = 60 * 60_000;
const checkpointEveryMs = 60_000;
const clockEveryMs = 10_000;

/**
 * Starts the background work: settles attempts left over by a crash, runs jobs, reads account indexes. Throws if the
 * settings or the database cannot be used.
 */
export async function startRekey(): Promise<void> {
  const services = await openServices();
  logBroken(services);
  watchDatabase(services.database, services.env.DATA_DIR, (fault) => {
    if (fault) services.logger.error('database not available', { detail: fault });
    else services.logger.info('database available again');
  });
  repeat(services, clockEveryMs, createClockWarning(services.logger, services.clock));
  await makeCheckpoint(services);
  await sweepAttempts(services, services.database.kind === 'embedded');
  await noteMissingIndexes(services);
  await startWorkers(
    services.jobs,
    {
      'deliver-code': deliverCode(services),
      'notify-change': notifyChange(services),
      'deliver-handoff': deliverHandoff(services),
      'deliver-invite': deliverInvite(services),
      'refresh-index': refreshIndex(services),
      'verify-audit': verifyAudit(services),
    },
    services.logger,
  );
  await requestRefreshes(services);
  // Not awaited: until it is finished, the search misses accounts from before words existed.
  void fillAccountWords(services.db, services.clock).catch((error: unknown) => {
    services.logger.error('the search words of accounts could not be created', { error });
  });
  repeat(services, followEveryMs, () => followSettings(services));
  repeat(services, sweepEveryMs, () => sweepAttempts(services, false));
  repeat(services, deleteEveryMs, () => deleteExpired(services));
  repeat(services, deleteEveryMs, () => deleteOldSessions(services));
  repeat(services, removeEveryMs, () => removeOldPersonal(services));
  repeat(services, checkpointEveryMs, () => makeCheckpointWhenDue(services));
  repeat(services, refreshEveryMs, () => requestRefreshes(services));
}

function repeat(services: Services, everyMs: number, task: () => Promise<unknown>): void {
  setInterval(() => {
    task().catch((error: unknown) => services.logger.error('periodic work failed', { error }));
  }, everyMs).unref();
}
