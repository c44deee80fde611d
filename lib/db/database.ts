import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import type { Clock } from '@/lib/base/clock';
import type * as schema from './schema';

type Schema = typeof schema;

type Rows<Row> = { rows: Row[] };

/** What a raw statement answers: the part that PGlite and `pg` have in common. */
export interface RowsResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** A database to run statements on, or a transaction of it. Inside a transaction use nothing but the transaction. */
export type Database = PgDatabase<RowsResult, Schema>;

/** A transaction. Functions that must take part in their caller's change ask for this and not for a `Database`. */
export type Transaction = PgTransaction<RowsResult, Schema, ExtractTablesWithRelations<Schema>>;

export type DatabaseSettings = {
  /** A PostgreSQL URL; without it the embedded database in `dataDir` is used. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Where `drizzle/`, `node_modules/` and `.cache/` lie; the current folder unless told. */
  projectDir?: string | undefined;
  /**
   * Called before anything is changed, with whether something is sealed in the database already. Answers the ids of the
   * master secrets at hand, the current one first. Commands that need no secret leave it out.
   */
  takeKeys?: ((sealed: boolean) => readonly string[]) | undefined;
};

/** An open database with its migrations applied. */
export type OpenDatabase = {
  kind: 'embedded' | 'postgresql';
  db: Database;
  /** The time that all processes on this database share. Everything that expires is measured by it. */
  clock: Clock;
  /** Runs one statement outside of Drizzle, for libraries that bring their own SQL. */
  runSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Hears `notify` of any instance on this channel. `onReconnect` tells that some may have been missed. */
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>;
  /**
   * Runs tasks strictly one at a time per key, on PostgreSQL over all instances (which rules out a pooler that shares
   * sessions). Rejects when the signal fires while waiting.
   */
  serialize<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Resolves when the database takes a write; rejects when it does not. */
  ping(): Promise<void>;
  /** Ends all work and lets go of the lock file. */
  close(): Promise<void>;
};
