import 'server-only';
import { PgBoss, type Queue } from 'pg-boss';
import type { OpenDatabase } from '@/lib/db/database';
import { jobNames, jobSchema, type QueueDefinition, queues, queuesOf } from './queues';

/** Creates or updates the job tables and queues. Instances that start at the same time may all do this. */
export async function prepareJobTables(database: Pick<OpenDatabase, 'kind' | 'runSql'>): Promise<void> {
  const boss = new PgBoss({
    schema: jobSchema,
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    db: { executeSql: database.runSql },
    schedule: false,
    supervise: false,
  });
  await boss.start();
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const name of jobNames) {
    const { policy, ...options } = describeQueue(queues[name]);
    for (const queue of queuesOf(name)) {
      const known = present.get(queue);
      if (!known) await boss.createQueue(queue, { policy, ...options });
      else if (isChanged(known, options)) await boss.updateQueue(queue, options);
    }
  }
  await boss.stop({ close: false, graceful: false });
}

function describeQueue(queue: QueueDefinition) {
  return {
    policy: queue.isExclusive ? 'exclusive' : 'standard',
    retryLimit: queue.retry.limit,
    retryDelay: queue.retry.delaySeconds,
    retryBackoff: true,
    retryDelayMax: queue.retry.longestDelaySeconds,
    expireInSeconds: queue.expireSeconds,
    /** Payloads contain addresses, so they are kept no longer than they are useful. */
    retentionSeconds: 2 * 24 * 3600,
    deleteAfterSeconds: 3600,
    notify: true,
    ...(queue.heartbeatSeconds ? { heartbeatSeconds: queue.heartbeatSeconds } : {}),
  } satisfies Omit<Queue, 'name'>;
}

function isChanged(known: Queue, options: object): boolean {
  return Object.entries(options).some(([name, value]) => known[name as keyof Queue] !== value);
}
