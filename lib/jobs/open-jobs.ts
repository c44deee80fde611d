import 'server-only';
import { PgBoss } from 'pg-boss';
import type { Logger } from '@/lib/base/logger';
import type { OpenDatabase } from '@/lib/db/database';
import { prepareJobTables } from './prepare-job-tables';
import { jobSchema } from './queues';

/** The jobs of this process: what `sendJob` stores with and `startWorkers` works on. */
export type Jobs = { boss: PgBoss; stop(): Promise<void> };

/**
 * Makes or updates the job tables and queues, and gets ready to send. Jobs that were running when an embedded database
 * last stopped wait again at once, since nobody else can be running them; on PostgreSQL they do so when their time is
 * up. A job is picked up on the database's NOTIFY, with a look every few seconds as the floor.
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
  boss.on('error', (error) => logger.error('The job queue failed', { error }));
  boss.on('warning', (warning) => logger.warn('The job queue warns', { detail: warning.message }));
  // The queues are there, so this reads them all. Were one missing, `sendJob` would ask for it beside its transaction,
  // and on the embedded database's one connection that would wait for ever.
  await boss.start();
  if (database.kind === 'embedded') {
    await database.runSql(`update ${jobSchema}.job set state = 'retry', started_on = null where state = 'active'`, []);
  }
  const stop = () => boss.stop({ close: false, graceful: true, timeout: 15_000 });
  return { boss, stop };
}
