import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Contact, IdentifierKind } from '@/lib/base/contact';
import type { AccountId, AttemptId, DirectoryId } from '@/lib/base/ids';
import type { HealthFailure } from '@/lib/providers/health-failures';
import type { Account } from '@/lib/providers/types';
import { instant } from './instant';

export const attemptStates = ['open', 'verified', 'setting', 'done', 'unknown', 'refused', 'abandoned'] as const;
export type AttemptState = (typeof attemptStates)[number];

/** What an attempt is for: a new password after a proof or with the current one, or the end of a lock. */
export const attemptPurposes = ['reset', 'change', 'unlock'] as const;
export type AttemptPurpose = (typeof attemptPurposes)[number];

/** One attempt to reset a password. Its id is the SHA-256 (hex) of the token in the cookie. */
export const attempt = pgTable(
  'attempt',
  {
    id: text().$type<AttemptId>().primaryKey(),
    directoryId: text().$type<DirectoryId>().notNull(),
    /** Null if no account was found: the attempt proceeds all the same. */
    accountId: text().$type<AccountId>(),
    accountName: text(),
    identifier: text().notNull(),
    identifierKind: text().$type<IdentifierKind>().notNull(),
    locale: text().notNull(),
    state: text({ enum: attemptStates }).notNull().default('open'),
    purpose: text({ enum: attemptPurposes }).notNull().default('reset'),
    method: text({ enum: ['email', 'sms'] }),
    /** The id of the operator's hand-off from which this attempt was created. */
    handoffId: text(),
    /** Proofs passed so far. */
    proofs: integer().notNull().default(0),
    /** Tokens of the back end, encrypted with `lib/crypto/secret-box`. */
    providerState: text(),
    /** Random; the delivery job derives the code from it and a key that is not in the database. */
    codeId: text(),
    codeMac: text(),
    codeTries: integer().notNull().default(0),
    /** When the code was last tried. */
    codeTriedAt: instant(),
    codeSentAt: instant(),
    codeExpiresAt: instant(),
    /** The address to which the code was sent, as a keyed hash; null if someone else verified the person. */
    codeTo: text(),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    verifiedAt: instant(),
    settingAt: instant(),
    finishedAt: instant(),
    requestId: text().notNull(),
    /** The network, as a keyed hash (`lib/rate-limit/stored-key`): it can be compared but not read. */
    startedFrom: text(),
    /** The device's id, if it is known for this account (`lib/rate-limit/known-device`). */
    device: text(),
    /**
     * SHA-256 (hex) of the token that the browser got with its last proof. From then on the initial token, whose hash
     * is the id, no longer grants access.
     */
    provedTokenHash: text().unique('attempt_proved_token'),
    /** MAC of the correct code, for the second request of a double click. */
    provedCodeMac: text(),
    lastError: text(),
  },
  (table) => [
    index('attempt_setting').on(table.settingAt).where(sql`${table.state} = 'setting'`),
    index('attempt_expiry').on(table.expiresAt),
    check(
      'attempt_state',
      sql`${table.state} in ('open', 'verified', 'setting', 'done', 'unknown', 'refused', 'abandoned')`,
    ),
  ],
);

/**
 * The audit log. `seq` has no gaps, and `hash` covers the row and the previous row's hash. Rows are only ever added.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    id: uuid().notNull().unique(),
    at: instant().notNull(),
    requestId: text(),
    actor: text().notNull(),
    action: text().notNull(),
    directoryId: text().$type<DirectoryId>(),
    accountId: text().$type<AccountId>(),
    /** The first characters of the attempt's id: enough to trace it, not enough to use it. */
    attemptId: text(),
    outcome: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    ip: text(),
    /** The operator whom the event concerns; the name is in `audit_personal`. */
    targetOperator: text(),
    /**
     * Hash over the personal data (`audit_personal`); null in events from before that table, which contain the data
     * themselves.
     */
    personalHash: text(),
    prevHash: text().notNull(),
    hash: text().notNull(),
    /**
     * `<key id>.<HMAC of the hash>` under a key that is not in the database; null in events from before MACs existed.
     */
    mac: text(),
  },
  (table) => [
    index('audit_event_account').on(table.directoryId, table.accountId, table.seq),
    index('audit_event_directory').on(table.directoryId, table.seq),
    index('audit_event_actor').on(table.actor, table.seq),
    index('audit_event_action').on(table.action, table.seq),
    index('audit_event_outcome').on(table.outcome, table.seq),
    index('audit_event_request').on(table.requestId),
    index('audit_event_target').on(table.targetOperator, table.seq).where(sql`${table.targetOperator} is not null`),
    index('audit_event_attempt').on(table.attemptId),
    index('audit_event_at').on(table.at),
  ],
);

/**
 * A single row: number and hash of the newest event, with a MAC over both. Its lock serialises the writers of the
 * audit. A head that Rekey did not write loses its MAC with the next event and never gets one again.
 */
export const auditHead = pgTable(
  'audit_head',
  { id: integer().primaryKey(), seq: bigint({ mode: 'number' }).notNull(), hash: text().notNull(), mac: text() },
  (table) => [check('audit_head_single', sql`${table.id} = 1`)],
);

/** Signed statements that the audit log contained this event at this time. Copies of them leave the machine. */
export const auditCheckpoint = pgTable('audit_checkpoint', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  hash: text().notNull(),
  at: instant().notNull(),
  mac: text().notNull(),
});

/** The spends of a limit under one key (a keyed hash, `lib/rate-limit/stored-key`). */
export const rateLimit = pgTable(
  'rate_limit',
  {
    key: text().primaryKey(),
    /** Sliding windows: the time of each spend. */
    spentAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }).array().notNull().default([]),
    /** Fixed windows: the number since `startedAt`. */
    count: integer().notNull().default(0),
    startedAt: instant(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('rate_limit_expiry').on(table.expiresAt)],
);

/** Accounts of a back end that cannot search, refreshed by a job. */
export const accountIndex = pgTable(
  'account_index',
  {
    directoryId: text().$type<DirectoryId>().notNull(),
    accountId: text().$type<AccountId>().notNull(),
    username: text().notNull(),
    usernameFold: text().notNull(),
    emailFold: text(),
    phone: text(),
    displayName: text(),
    status: text().$type<Account['status']>().notNull(),
    contacts: jsonb().$type<Contact[]>().notNull(),
    generation: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.directoryId, table.accountId] }),
    index('account_index_username').on(table.directoryId, table.usernameFold),
    index('account_index_email').on(table.directoryId, table.emailFold),
    index('account_index_phone').on(table.directoryId, table.phone),
    index('account_index_generation').on(table.directoryId, table.generation),
  ],
);

/** One refresh of an index. Unfinished ones are resumed at `nextPage`. */
export const accountIndexRun = pgTable(
  'account_index_run',
  {
    directoryId: text().$type<DirectoryId>().notNull(),
    generation: integer().notNull(),
    nextPage: integer().notNull().default(1),
    startedAt: instant().notNull(),
    updatedAt: instant().notNull(),
    finishedAt: instant(),
    accounts: integer(),
  },
  (table) => [primaryKey({ columns: [table.directoryId, table.generation] })],
);

/** The outcome of calls to the directories' back ends, by endpoint, for all processes. */
export const directoryHealth = pgTable(
  'directory_health',
  {
    directoryId: text().$type<DirectoryId>().notNull(),
    endpoint: text().notNull(),
    /** The failure of the newest call; null if it succeeded. */
    failure: text().$type<HealthFailure>(),
    succeededAt: instant(),
    failedAt: instant(),
    latencyMs: integer(),
    heldUntil: instant(),
  },
  (table) => [primaryKey({ columns: [table.directoryId, table.endpoint] })],
);

/** Accounts of the local directories. */
export const localAccount = pgTable(
  'local_account',
  {
    id: text().notNull(),
    directoryId: text().$type<DirectoryId>().notNull(),
    username: text().notNull(),
    usernameFold: text().notNull(),
    displayName: text(),
    email: text(),
    emailFold: text(),
    phone: text(),
    /** Argon2id PHC string. */
    passwordHash: text(),
    /** Earlier PHC strings, newest first. */
    history: jsonb().$type<string[]>().notNull().default([]),
    mustChange: boolean().notNull().default(false),
    lockedUntil: instant(),
    disabled: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.directoryId, table.id] }),
    unique('local_account_username').on(table.directoryId, table.usernameFold),
    index('local_account_email').on(table.directoryId, table.emailFold),
    index('local_account_phone').on(table.directoryId, table.phone),
  ],
);

/** Messages already handed to a transport, so that a job that runs twice sends once. */
export const messageReceipt = pgTable(
  'message_receipt',
  { id: text().primaryKey(), sentAt: instant().notNull(), expiresAt: instant().notNull() },
  (table) => [index('message_receipt_expiry').on(table.expiresAt)],
);

/** Small facts of the installation, by name. Secret values are encrypted. */
export const setting = pgTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
  updatedAt: instant().notNull(),
});
