import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import type { Clock } from '@/lib/base/clock';
import type * as schema from './schema';

type Schema = typeof schema;

type Rows<Row> = { rows: Row[] };

/** The result of a raw statement: the part that PGlite and `pg` have in common. */
export interface RowsResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** A database to run statements on, or a transaction of it. Inside a transaction use only the transaction. */
export type Database = PgDatabase<RowsResult, Schema>;

/** A transaction. Functions that must take part in their caller's transaction take this instead of a `Database`. */
export type Transaction = PgTransaction<RowsResult, Schema, ExtractTablesWithRelations<Schema>>;

export type DatabaseSettings = {
  /** A PostgreSQL URL; if absent, the embedded database in `dataDir` is used. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** The folder that contains `drizzle/`, `node_modules/` and `.cache/`; the current folder by default. */
  projectDir?: string | undefined;
  /**
   * Called before anything is changed, with whether the database already contains encrypted values. Returns the ids of
   * the available master secrets, the current one first. Commands that need no secret omit it.
   */
  takeKeys?: ((sealed: boolean) => readonly string[]) | undefined;
};

/** An open database with its migrations applied. */
export type OpenDatabase = {
  kind: 'embedded' | 'postgresql';
  db: Database;
  /** The time shared by all processes on this database. Every expiry is measured by it. */
  clock: Clock;
  /** Runs one statement outside Drizzle, for libraries with their own SQL. */
  runSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Subscribes to `notify` of any instance on this channel. `onReconnect` means that some may have been missed. */
  listen(
    channel: string,
    onNotification: (payload: string) => void,
    onReconnect: () => void,
  ): Promise<{ close(): Promise<void> }>;
  /**
   * Runs tasks strictly one at a time per key, on PostgreSQL across all instances (so a pooler that shares sessions
   * will not work). Rejects if the signal fires during the wait.
   */
  serialize<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Resolves if the database accepts a write; rejects otherwise. */
  ping(): Promise<void>;
  /** Ends all work and releases the lock file. */
  close(): Promise<void>;
};
