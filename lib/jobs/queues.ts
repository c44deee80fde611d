import { z } from 'zod';

const method = z.enum(['email', 'sms']);

/**
 * Every kind of job: its payload and its retries. A payload is stored in plain text, so it never contains a password, a
 * code, a token or a key. A code delivery carries the code's id and derives the code.
 */
export const queues = {
  /** Sends a one-time code. `to` is null if no code is to be sent: the job still runs, so that it costs the same. */
  'deliver-code': {
    payload: z.strictObject({
      codeId: z.string(),
      attemptId: z.string(),
      directoryId: z.string(),
      method,
      to: z.string().nullable(),
      locale: z.string(),
      expiresAt: z.iso.datetime(),
    }),
    /** Retries for about eight minutes: after 2, 4, 8 … seconds, never more than a minute apart. */
    retry: { limit: 12, delaySeconds: 2, longestDelaySeconds: 60 },
    expireSeconds: 60,
    byChannel: true,
    workers: 2,
    batchSize: 10,
  },
  /** Sends the link of a hand-off. The token and the short code are derived from the row with this id. */
  'deliver-handoff': {
    payload: z.strictObject({ handoffId: z.string(), method, to: z.string(), locale: z.string() }),
    /**
     * Retries for about a quarter of an hour, after which the link has expired: after 2, 4, 8 … seconds, never more
     * than a minute apart.
     */
    retry: { limit: 18, delaySeconds: 2, longestDelaySeconds: 60 },
    expireSeconds: 60,
    byChannel: true,
    workers: 1,
    batchSize: 10,
  },
  /** Notifies the person on every known contact that the password was changed, or may have been. */
  'notify-change': {
    payload: z.strictObject({
      attemptId: z.string(),
      directoryId: z.string(),
      accountId: z.string(),
      changedAt: z.iso.datetime(),
      confirmed: z.boolean(),
      locale: z.string(),
    }),
    /** Retries for about a day: this message is the alarm, so it must survive a mail server's outage overnight. */
    retry: { limit: 40, delaySeconds: 5, longestDelaySeconds: 3600 },
    expireSeconds: 120,
    workers: 1,
    batchSize: 10,
  },
  /** Mails the invitation link to a new operator. */
  'deliver-invite': {
    payload: z.strictObject({ operatorId: z.string(), inviteId: z.string(), locale: z.string() }),
    retry: { limit: 12, delaySeconds: 5, longestDelaySeconds: 900 },
    expireSeconds: 60,
    workers: 1,
    batchSize: 5,
  },
  /** Reads a directory's accounts into the index. One at a time per directory. */
  'refresh-index': {
    payload: z.strictObject({ directoryId: z.string() }),
    retry: { limit: 5, delaySeconds: 30, longestDelaySeconds: 900 },
    expireSeconds: 6 * 3600,
    /** Detects a crash, because the expiry above is too long for that. */
    heartbeatSeconds: 60,
    isExclusive: true,
    workers: 1,
    batchSize: 1,
  },
  /** Verifies the audit chain for an operator. */
  'verify-audit': {
    payload: z.strictObject({ by: z.string() }),
    retry: { limit: 1, delaySeconds: 5, longestDelaySeconds: 5 },
    expireSeconds: 3600,
    heartbeatSeconds: 60,
    isExclusive: true,
    workers: 1,
    batchSize: 1,
  },
} as const satisfies Record<string, QueueDefinition>;

export type QueueDefinition = {
  payload: z.ZodType<object>;
  retry: { limit: number; delaySeconds: number; longestDelaySeconds: number };
  /** A job that runs longer is considered lost and is retried. */
  expireSeconds: number;
  heartbeatSeconds?: number;
  /** Only one job per `key` is queued or running; another one is not stored. */
  isExclusive?: boolean;
  /** SMS jobs have a separate queue, so that a hanging mail server does not delay them, nor the other way round. */
  byChannel?: boolean;
  /** Number of batches that this process runs at once, and number of jobs per batch. */
  workers: number;
  batchSize: number;
};

export type JobName = keyof typeof queues;
export type JobPayload<Name extends JobName> = z.output<(typeof queues)[Name]['payload']>;
export const jobNames = Object.keys(queues) as JobName[];

/** Returns the queues behind a name. The first one is for mail. */
export function queuesOf(name: JobName): string[] {
  const { byChannel }: QueueDefinition = queues[name];
  return byChannel ? [name, `${name}-sms`] : [name];
}

/** Returns the queue for a job. */
export function queueOf(name: JobName, payload: object): string {
  const [first = name, sms = first] = queuesOf(name);
  return 'method' in payload && payload.method === 'sms' ? sms : first;
}

/** The database schema of the job tables. */
export const jobSchema = 'jobs';
