import 'server-only';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import type { Logger } from '@/lib/base/logger';
import type { Result } from '@/lib/base/result';
import type { Jobs } from './open-jobs';
import { type JobName, type JobPayload, type QueueDefinition, queues, queuesOf } from './queues';

/** What a handler gets in addition to the payload. `tryNumber` starts at 1; the signal fires when the time is up. */
export type JobContext = { jobId: string; tryNumber: number; isLastTry: boolean; signal: AbortSignal };

/** Why a job failed. If `isFinal`, it is given up, else it is retried. Throwing also means: retry. */
export type JobFailure = { code: string; isFinal: boolean };

export type JobHandler<Name extends JobName> = (
  payload: JobPayload<Name>,
  context: JobContext,
) => Promise<Result<void, JobFailure>>;

export type JobHandlers = { [Name in JobName]?: JobHandler<Name> };

/**
 * Starts processing every queue that has a handler. New jobs are picked up on the database's notification. Every
 * `pollSeconds` the queues are polled for the rest: due retries, and jobs whose notification was lost. `jobs.stop()`
 * lets running jobs finish and stops.
 */
export async function startWorkers(jobs: Jobs, handlers: JobHandlers, logger: Logger, pollSeconds = 5): Promise<void> {
  for (const name of Object.keys(handlers) as JobName[])
    await startQueue(jobs, name, handlers, { logger, pollSeconds });
}

async function startQueue(
  jobs: Jobs,
  name: JobName,
  handlers: JobHandlers,
  { logger, pollSeconds }: { logger: Logger; pollSeconds: number },
): Promise<void> {
  const queue: QueueDefinition = queues[name];
  // The queue's own schema validates each payload before this handler gets it.
  const handler = handlers[name] as
    | ((payload: object, context: JobContext) => Promise<Result<void, JobFailure>>)
    | undefined;
  if (!handler) return;
  const options = {
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
    localConcurrency: queue.workers,
    batchSize: queue.batchSize,
    includeMetadata: true,
    perJobResults: true,
  } as const;
  for (const each of queuesOf(name)) {
    await jobs.boss.work<object, void, typeof options>(each, options, (batch) =>
      Promise.all(batch.map((job) => runJob({ name, queue, handler }, job, logger))),
    );
  }
}

type Work = {
  name: JobName;
  queue: QueueDefinition;
  handler: (payload: object, context: JobContext) => Promise<Result<void, JobFailure>>;
};

async function runJob(
  { name, queue, handler }: Work,
  job: JobWithMetadata<object>,
  logger: Logger,
): Promise<JobResult> {
  const tryNumber = job.retryCount + 1;
  const facts = { job: name, jobId: job.id, tryNumber };
  const started = performance.now();
  const finish = (status: JobResult['status'], code: string): JobResult => {
    const line = { ...facts, code, durationMs: Math.round(performance.now() - started) };
    if (status === 'completed') logger.debug('job completed', line);
    else if (status === 'failed' && tryNumber <= job.retryLimit) logger.warn('job failed and will be retried', line);
    else logger.error('job failed permanently', line);
    // Only the code is stored: an error's own text may quote an address or more.
    return { id: job.id, status, ...(status === 'completed' ? {} : { output: { code } }) };
  };
  const payload = queue.payload.safeParse(job.data);
  if (!payload.success) return finish('deadletter', 'payload_invalid');
  try {
    const context = { jobId: job.id, tryNumber, isLastTry: tryNumber > job.retryLimit, signal: job.signal };
    const result = await handler(payload.data, context);
    if (result.ok) return finish('completed', 'ok');
    return finish(result.error.isFinal ? 'deadletter' : 'failed', result.error.code);
  } catch (error) {
    logger.error('job threw an error', { ...facts, error });
    return finish('failed', 'unexpected');
  }
}
