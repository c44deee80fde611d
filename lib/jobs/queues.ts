import { z } from 'zod';

const method = z.enum(['email', 'sms']);

/**
 * Every kind of job: what it carries and how it is tried again. A payload is stored in plain text, so it never holds a
 * password, a code, a token or a key: the delivery of a code carries the code's id and derives the code.
 */
export const queues = {
  /** Sends a one-time code. `to` is null where nobody is to get one: the job still runs, so that it costs the same. */
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
    /** Quickly and until the code is dead: after 2, 4, 8 … seconds, never more than a minute apart. */
    retry: { limit: 12, delaySeconds: 2, longestDelaySeconds: 60 },
    expireSeconds: 60,
    byChannel: true,
    workers: 2,
    batchSize: 10,
  },
  /** Sends the link of a hand-off. The token and the short code are derived from the row, which the id names. */
  'deliver-handoff': {
    payload: z.strictObject({ handoffId: z.string(), method, to: z.string(), locale: z.string() }),
    /** Until it is too old, a quarter of an hour: after 2, 4, 8 … seconds, never more than a minute apart. */
    retry: { limit: 18, delaySeconds: 2, longestDelaySeconds: 60 },
    expireSeconds: 60,
    byChannel: true,
    workers: 1,
    batchSize: 10,
  },
  /** Tells the person on every known contact that the password was changed, or may have been. */
  'notify-change': {
    payload: z.strictObject({
      attemptId: z.string(),
      directoryId: z.string(),
      accountId: z.string(),
      changedAt: z.iso.datetime(),
      confirmed: z.boolean(),
      locale: z.string(),
    }),
    /** For about a day: this message is the alarm, so it outlives a mail server's bad night. */
    retry: { limit: 40, delaySeconds: 5, longestDelaySeconds: 3600 },
    expireSeconds: 120,
    workers: 1,
    batchSize: 10,
  },
  /** Mails somebody the link by which they become an operator. */
  'deliver-invite': {
    payload: z.strictObject({ operatorId: z.string(), inviteId: z.string(), locale: z.string() }),
    retry: { limit: 12, delaySeconds: 5, longestDelaySeconds: 900 },
    expireSeconds: 60,
    workers: 1,
    batchSize: 5,
  },
  /** Reads a directory's accounts into the index. One at a time for each directory. */
  'refresh-index': {
    payload: z.strictObject({ directoryId: z.string() }),
    retry: { limit: 5, delaySeconds: 30, longestDelaySeconds: 900 },
    expireSeconds: 6 * 3600,
    /** A crash is noticed by this and not by the long time above. */
    heartbeatSeconds: 60,
    isExclusive: true,
    workers: 1,
    batchSize: 1,
  },
  /** Checks the chain of the audit for an operator. */
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
  /** A job that runs longer is taken to be lost and tried again. */
  expireSeconds: number;
  heartbeatSeconds?: number;
  /** Only one job of a `key` waits or runs; another one is not stored. */
  isExclusive?: boolean;
  /** Jobs by SMS have a queue of their own, so that a mail server that hangs does not hold them up, nor the other way round. */
  byChannel?: boolean;
  /** How many batches this process works on at once, and how many jobs make a batch. */
  workers: number;
  batchSize: number;
};

export type JobName = keyof typeof queues;
export type JobPayload<Name extends JobName> = z.output<(typeof queues)[Name]['payload']>;
export const jobNames = Object.keys(queues) as JobName[];

/** The queues behind a name. Mail has the first one. */
export function queuesOf(name: JobName): string[] {
  const { byChannel }: QueueDefinition = queues[name];
  return byChannel ? [name, `${name}-sms`] : [name];
}

/** The queue that a job waits in. */
export function queueOf(name: JobName, payload: object): string {
  const [first = name, sms = first] = queuesOf(name);
  return 'method' in payload && payload.method === 'sms' ? sms : first;
}

/** Where the job tables live. */
export const jobSchema = 'jobs';
