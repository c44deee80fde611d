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
import type { AccountId, AttemptId, DirectoryId, OperatorId } from '@/lib/base/ids';
import type { Grant, OperatorScope, Role } from '@/lib/base/permissions';
import { instant } from './instant';

/** An operator: a person who signs in to the console. */
export const operator = pgTable(
  'operator',
  {
    id: text().$type<OperatorId>().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailFold: text().notNull(),
    role: text().$type<Role>().notNull(),
    scope: jsonb().$type<OperatorScope>().notNull(),
    /** Permissions granted individually in addition to the role. */
    grants: jsonb().$type<Grant[]>().notNull().default([]),
    /** Account in the operators' own local directory; null for operators who sign in elsewhere. */
    accountId: text().$type<AccountId>(),
    /** Issuer and subject of an OpenID Connect identity, as `issuer|subject`. */
    externalId: text(),
    /** SHA-256 (hex) of the token of a pending invitation. */
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

/** A notice that a page shows to an operator once after an action. */
export type SessionNotice = {
  /** Distinguishes two notices with the same text. */
  id: string;
  /** The page that shows it, without a query. */
  path: string;
  tone: 'ok' | 'info';
  text: string;
  /** Links to follow-up pages. */
  links?: { path: string; label: string }[];
  /** Milliseconds since 1970; after this time it is stale and not shown. */
  until: number;
};

/** One sign-in session. Its id is the SHA-256 (hex) of the token in the cookie. Read on every request. */
export const operatorSession = pgTable(
  'operator_session',
  {
    id: text().primaryKey(),
    operatorId: text().$type<OperatorId>().notNull(),
    /** `factor`: the password was right, the second factor is missing. `enrol`: it has to be set up first. */
    stage: text({ enum: ['factor', 'enrol', 'full'] }).notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** At most eight hours after the sign-in; ten minutes while not `full`. */
    expiresAt: instant().notNull(),
    /** When a second factor was last verified. */
    steppedUpAt: instant(),
    /**
     * The target of the first action that needed the step-up, which is valid for no other. See
     * `lib/operators/step-up-target`.
     */
    steppedUpFor: text(),
    /** Pending WebAuthn challenge (base64url). */
    challenge: text(),
    challengeExpiresAt: instant(),
    address: text().notNull(),
    userAgent: text().notNull(),
    endedAt: instant(),
    endReason: text({ enum: sessionEnds }),
    /** The last action's notice, shown once. See `lib/operators/session-notice`. */
    notice: jsonb().$type<SessionNotice>(),
  },
  (table) => [
    index('operator_session_operator').on(table.operatorId),
    index('operator_session_expiry').on(table.expiresAt),
  ],
);

/** An action that a second administrator has to approve. */
export const approval = pgTable(
  'approval',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['reset_second_factor'] }).notNull(),
    /** The operator whom it concerns. */
    operatorId: text().$type<OperatorId>().notNull(),
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

/**
 * A one-time link to the "choose" screen that an operator created for a person. Its id is the SHA-256 of the link's
 * token.
 */
export const handoff = pgTable(
  'handoff',
  {
    id: text().primaryKey(),
    /** For console URLs: reveals nothing about the token. */
    publicId: text().notNull(),
    directoryId: text().$type<DirectoryId>().notNull(),
    accountId: text().$type<AccountId>().notNull(),
    accountName: text().notNull(),
    operatorId: text().$type<OperatorId>().notNull(),
    /** How it reaches the person: sent to a stored contact, or shown on the operator's screen. */
    channel: text({ enum: ['email', 'sms', 'shown'] }).notNull(),
    /** The masked contact to which it was sent. */
    sentTo: text(),
    /** The id from which the delivery job derives the token and the short code (see `lib/crypto/derived-token`). */
    codeId: text().notNull(),
    codeMac: text().notNull(),
    reason: text().notNull(),
    ticket: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    openedAt: instant(),
    /** The attempt created from it. */
    attemptId: text().$type<AttemptId>(),
    usedAt: instant(),
    /** When it was replaced by a newer one, or revoked. */
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex('handoff_public').on(table.publicId),
    uniqueIndex('handoff_code').on(table.codeMac),
    index('handoff_account').on(table.directoryId, table.accountId),
    index('handoff_expiry').on(table.expiresAt),
  ],
);

/** A directory configured in the console. If a configuration file exists, these rows are not read. */
export const storedDirectory = pgTable('directory', {
  id: text().primaryKey(),
  position: integer().notNull(),
  enabled: boolean().notNull().default(true),
  /** Like an entry of `directories` in the configuration file, without the secret settings. */
  entry: jsonb().$type<Record<string, unknown>>().notNull(),
  /** Secret settings by name, each encrypted in the context `directory:<id>:<name>`. */
  secrets: jsonb().$type<Record<string, string>>().notNull().default({}),
  /** Counts changes, to detect concurrent edits. */
  version: integer().notNull().default(1),
  updatedAt: instant().notNull(),
});

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * Words by which an operator finds an account: names, addresses and numbers, in folded form. The code that writes the
 * account tables keeps them up to date. See `lib/db/account-words`.
 */
export const accountSearch = pgTable(
  'account_search',
  {
    directoryId: text().$type<DirectoryId>().notNull(),
    accountId: text().$type<AccountId>().notNull(),
    words: tsvector().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.directoryId, table.accountId] }),
    index('account_search_words').using('gin', table.words),
  ],
);

/**
 * The personal data of an audit event. The event contains a hash over it and a random salt, so the row can be deleted
 * when it expires and the chain stays valid.
 */
export const auditPersonal = pgTable(
  'audit_personal',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    /** Random, base64url: without it, nobody can test values against the hash in the chain. */
    salt: text().notNull(),
    directoryId: text().$type<DirectoryId>(),
    accountId: text().$type<AccountId>(),
    accountName: text(),
    accountNameFold: text(),
    ip: text(),
    reason: text(),
    ticket: text(),
    /** The operator whom the event concerns, with the name at that time. */
    targetName: text(),
    targetEmail: text(),
    /** The searchable words of reason, ticket and operator. Derived from them, so the hash does not cover it. */
    words: tsvector(),
  },
  (table) => [
    index('audit_personal_account').on(table.directoryId, table.accountId, table.seq),
    index('audit_personal_name').on(table.accountNameFold.op('text_pattern_ops'), table.seq),
    index('audit_personal_ip').on(table.ip, table.seq),
    index('audit_personal_words').using('gin', table.words).where(sql`${table.words} is not null`),
  ],
);
