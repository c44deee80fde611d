import 'server-only';
import { PgBoss } from 'pg-boss';
import type { Logger } from '@/lib/base/logger';
import type { OpenDatabase } from '@/lib/db/database';
import { prepareJobTables } from './prepare-job-tables';
import { jobSchema } from './queues';

/** The jobs of this process: `sendJob` stores with it and `startWorkers` processes it. */
export type Jobs = { boss: PgBoss; stop(): Promise<void> };

/**
 * Creates or updates the job tables and queues and gets ready to send. On the embedded database, jobs that were running
 * when it last stopped are queued again at once, since no other process can be running them. On PostgreSQL they are
 * queued again when their time runs out. A job is picked up on the database's NOTIFY, with polling every few seconds as
 * the fallback.
 */
export async function openJobs(database: OpenDatabase, logger: Logger): Promise<Jobs> {
  await prepareJobTables(database);
  const boss = new PgBoss({
    migrate: false,
    schema: jobSchema,
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    db: { executeSql: database.runSql, listen: database.listen },
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    maintenanceIntervalSeconds: 600,
    queueCacheIntervalSeconds: 600,
  });
  boss.on('error', (error) => logger.error('job queue error', { error }));
  boss.on('warning', (warning) => logger.warn('job queue warning', { detail: warning.message }));
  // The queues exist by now, so this loads them all. If one were missing, `sendJob` would query it outside its
  // transaction, and on the embedded database's single connection that would deadlock.
  await boss.start();
  if (database.kind === 'embedded') {
    await database.runSql(`update ${jobSchema}.job set state = 'retry', started_on = null where state = 'active'`, []);
  }
  const stop = () => boss.stop({ close: false, graceful: true, timeout: 15_000 });
  return { boss, stop };
}
