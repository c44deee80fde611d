import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant';

/** An authenticator app. Without `confirmedAt` it was shown but not yet verified. */
export const authenticator = pgTable('operator_authenticator', {
  ownerId: text('operator_id').primaryKey(),
  /** The seed (base32), encrypted in the context `operator_authenticator:<ownerId>`. */
  secret: text().notNull(),
  /** The newest accepted time step: no code works twice. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  /** How many steps the device's clock was ahead at set-up: 0 or 1. */
  aheadSteps: integer().notNull().default(0),
  createdAt: instant().notNull(),
  confirmedAt: instant(),
});

/** A passkey. `id` is the credential's id in base64url. */
export const passkey = pgTable(
  'operator_passkey',
  {
    id: text().primaryKey(),
    ownerId: text('operator_id').notNull(),
    name: text().notNull(),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: jsonb().$type<string[]>().notNull().default([]),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (table) => [index('operator_passkey_operator').on(table.ownerId)],
);

/** Recovery codes as keyed MACs; each works once. */
export const recoveryCode = pgTable(
  'operator_recovery_code',
  { ownerId: text('operator_id').notNull(), mac: text().notNull(), usedAt: instant() },
  (table) => [primaryKey({ columns: [table.ownerId, table.mac] })],
);
