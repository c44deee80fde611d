import 'server-only';
import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { Transaction } from '@/lib/db/database';
import type { Jobs } from './open-jobs';
import { type JobName, type JobPayload, queueOf, queues } from './queues';

/**
 * Stores a job in the caller's transaction: it runs if and only if that commits, and at once if workers are running.
 * `key` identifies the job in an exclusive queue. Returns the job's id, or null if such a job is already queued. Throws
 * if the payload does not match the queue's schema.
 */
export async function sendJob<Name extends JobName>(
  { jobs, tx }: { jobs: Jobs; tx: Transaction },
  name: Name,
  payload: JobPayload<Name>,
  options: { startAfter?: Date; key?: string } = {},
): Promise<string | null> {
  const { startAfter, key } = options;
  const parsed = queues[name].payload.parse(payload);
  return jobs.boss.send(queueOf(name, parsed), parsed, {
    db: fromDrizzle(tx, sql),
    ...(startAfter ? { startAfter } : {}),
    ...(key ? { singletonKey: key } : {}),
  });
}
