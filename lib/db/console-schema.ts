import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Grant, OperatorScope, Role } from '@/lib/base/permissions';
import { instant } from './instant';

/** Somebody who signs in to the console. */
export const operator = pgTable(
  'operator',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailFold: text().notNull(),
    role: text().$type<Role>().notNull(),
    scope: jsonb().$type<OperatorScope>().notNull(),
    /** Permissions beyond the role, each given one by one. */
    grants: jsonb().$type<Grant[]>().notNull().default([]),
    /** Account in the operators' own local directory; null for people who sign in elsewhere. */
    accountId: text(),
    /** Issuer and subject of an OpenID Connect identity, as `issuer|subject`. */
    externalId: text(),
    /** SHA-256 (hex) of the token of an invitation that was not taken up yet. */
    inviteHash: text(),
    inviteExpiresAt: instant(),
    invitedBy: text(),
    createdAt: instant().notNull(),
    lastSignInAt: instant(),
    disabledAt: instant(),
  },
  (table) => [
    uniqueIndex('operator_email').on(table.emailFold),
    uniqueIndex('operator_external').on(table.externalId),
    uniqueIndex('operator_account').on(table.accountId),
    uniqueIndex('operator_invite').on(table.inviteHash),
    check('operator_role', sql`${table.role} in ('helpdesk', 'auditor', 'administrator')`),
  ],
);

export const sessionEnds = ['signed_out', 'revoked', 'idle', 'expired', 'replaced', 'operator_disabled'] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** What a page tells an operator once after an act. */
export type SessionNotice = {
  /** Tells two notices with the same words apart. */
  id: string;
  /** The page that shows it, without a query. */
  path: string;
  tone: 'ok' | 'info';
  text: string;
  /** Where to go from here. */
  links?: { path: string; label: string }[];
  /** Milliseconds since 1970; later than this it is stale and not shown. */
  until: number;
};

/** One sign-in. Its id is the SHA-256 (hex) of the token in the cookie. Read on every request. */
export const operatorSession = pgTable(
  'operator_session',
  {
    id: text().primaryKey(),
    operatorId: text().notNull(),
    /** `factor`: the password was right, the second factor is missing. `enrol`: it has to be set up first. */
    stage: text({ enum: ['factor', 'enrol', 'full'] }).notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** Eight hours after the sign-in at the latest; ten minutes while not `full`. */
    expiresAt: instant().notNull(),
    /** When a second factor was last shown. */
    steppedUpAt: instant(),
    /** What the first act that needed it was done to: it counts for nothing else. See `lib/operators/step-up-target`. */
    steppedUpFor: text(),
    /** WebAuthn challenge (base64url) that is waiting for its answer. */
    challenge: text(),
    challengeExpiresAt: instant(),
    address: text().notNull(),
    userAgent: text().notNull(),
    endedAt: instant(),
    endReason: text({ enum: sessionEnds }),
    /** What was done last, to be told once. See `lib/operators/session-notice`. */
    notice: jsonb().$type<SessionNotice>(),
  },
  (table) => [
    index('operator_session_operator').on(table.operatorId),
    index('operator_session_expiry').on(table.expiresAt),
  ],
);

/** An act that a second administrator has to agree to. */
export const approval = pgTable(
  'approval',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['reset_second_factor'] }).notNull(),
    /** Whom it is about. */
    operatorId: text().notNull(),
    requestedBy: text().notNull(),
    reason: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedBy: text(),
    decidedAt: instant(),
    outcome: text({ enum: ['approved', 'declined', 'withdrawn'] }),
  },
  (table) => [index('approval_operator').on(table.operatorId)],
);

/** A one-time way to the "choose" screen that an operator made for somebody. Its id is the SHA-256 of the link's token. */
export const handoff = pgTable(
  'handoff',
  {
    id: text().primaryKey(),
    /** For addresses of the console: tells nothing about the token. */
    publicId: text().notNull(),
    directoryId: text().notNull(),
    accountId: text().notNull(),
    accountName: text().notNull(),
    operatorId: text().notNull(),
    /** How it reaches the person: sent to a stored contact, or shown on the operator's screen. */
    channel: text({ enum: ['email', 'sms', 'shown'] }).notNull(),
    /** The masked contact it was sent to. */
    sentTo: text(),
    /** Names the short code (see `lib/crypto/one-time-code`); the delivery job derives token and code from it. */
    codeId: text().notNull(),
    codeMac: text().notNull(),
    reason: text().notNull(),
    ticket: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    openedAt: instant(),
    /** The attempt it was turned into. */
    attemptId: text(),
    usedAt: instant(),
    /** Replaced by a newer one, or taken back. */
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex('handoff_public').on(table.publicId),
    uniqueIndex('handoff_code').on(table.codeMac),
    index('handoff_account').on(table.directoryId, table.accountId),
    index('handoff_expiry').on(table.expiresAt),
  ],
);

/** A directory that was set up in the console. Where a configuration file is there, these rows are not read. */
export const storedDirectory = pgTable('directory', {
  id: text().primaryKey(),
  position: integer().notNull(),
  enabled: boolean().notNull().default(true),
  /** As one entry of `directories` in the configuration file, without the settings that are secret. */
  entry: jsonb().$type<Record<string, unknown>>().notNull(),
  /** Secret settings by name, each sealed for `directory:<id>:<name>`. */
  secrets: jsonb().$type<Record<string, string>>().notNull().default({}),
  /** Counts changes, so that two people editing at once are told. */
  version: integer().notNull().default(1),
  updatedAt: instant().notNull(),
});

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * Words by which an operator finds an account: names, addresses, numbers, in folded form. Kept beside the account tables
 * by the code that writes those. See `lib/db/account-words`.
 */
export const accountSearch = pgTable(
  'account_search',
  { directoryId: text().notNull(), accountId: text().notNull(), words: tsvector().notNull() },
  (table) => [
    primaryKey({ columns: [table.directoryId, table.accountId] }),
    index('account_search_words').using('gin', table.words),
  ],
);

/**
 * What is personal in an event of the audit. The event carries a hash over this and a random salt, so a row can be
 * removed when its time is over and the chain still holds.
 */
export const auditPersonal = pgTable(
  'audit_personal',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    /** Random, base64url: without it nobody can try out values against the hash in the chain. */
    salt: text().notNull(),
    directoryId: text(),
    accountId: text(),
    accountName: text(),
    accountNameFold: text(),
    ip: text(),
    reason: text(),
    ticket: text(),
    /** The operator that the event is about, as they were called then. */
    targetName: text(),
    targetEmail: text(),
    /** What can be searched of reason, ticket and operator. Derived from them, so the hash does not cover it. */
    words: tsvector(),
  },
  (table) => [
    index('audit_personal_account').on(table.directoryId, table.accountId, table.seq),
    index('audit_personal_name').on(table.accountNameFold.op('text_pattern_ops'), table.seq),
    index('audit_personal_ip').on(table.ip, table.seq),
    index('audit_personal_words').using('gin', table.words).where(sql`${table.words} is not null`),
  ],
);
