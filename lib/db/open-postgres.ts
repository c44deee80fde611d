import 'server-only';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Client, Pool } from 'pg';
import { createProbe } from './create-probe';
import type { Database, DatabaseSettings, OpenDatabase } from './database';
import { createDatabaseClock, type DatabaseClock, timeColumn } from './database-clock';
import { DatabaseOpenError } from './database-open-error';
import { describePostgresError } from './describe-postgres-error';
import { macKeyName } from './load-mac';
import { createLocalQueue } from './local-queue';
import { migratePostgres } from './migrate';
import { runWithAdvisoryLock } from './run-with-advisory-lock';
import * as schema from './schema';

const noAnswer =
  'PostgreSQL under DATABASE_URL does not answer: check that the server is up and that host and port are right';
const notMigrated =
  'The tables under DATABASE_URL could not be migrated and are unchanged: see the log of the PostgreSQL server for the reason';

/**
 * Connects to the PostgreSQL server under `url` and migrates its tables. Rejects with `unreachable`, or with `unusable`
 * if the server responds but the migrations fail. The URL contains a password and is never quoted.
 */
export async function openPostgres(
  url: string,
  projectDir: string,
  takeKeys?: DatabaseSettings['takeKeys'],
): Promise<OpenDatabase> {
  const pool = createPool(url, 10);
  const clock = createDatabaseClock();
  let sealed: boolean;
  try {
    sealed = await isSealed(pool);
    await readClock(pool, clock);
  } catch (error) {
    await pool.end();
    throw new DatabaseOpenError('unreachable', describePostgresError(error, noAnswer));
  }
  try {
    takeKeys?.(sealed);
  } catch (error) {
    await pool.end();
    throw error;
  }
  try {
    await migratePostgres(url, projectDir);
  } catch (error) {
    await pool.end();
    throw new DatabaseOpenError('unusable', describePostgresError(error, notMigrated), { cause: error });
  }
  return wrapPostgres(url, pool, clock);
}

/** Checks whether a start with a master secret has stored its key in this database. */
async function isSealed(pool: Pool): Promise<boolean> {
  const { rows: tables } = await pool.query<{ found: boolean }>(`select to_regclass('setting') is not null as found`);
  if (!tables[0]?.found) return false;
  const { rows } = await pool.query('select 1 from setting where name = $1', [macKeyName]);
  return rows.length > 0;
}

async function readClock(pool: Pool, clock: DatabaseClock): Promise<void> {
  const askedAt = performance.now();
  const { rows } = await pool.query<{ now: number }>(`select ${timeColumn}`);
  if (rows[0]) clock.take(rows[0].now, askedAt, performance.now());
}

function wrapPostgres(url: string, pool: Pool, clock: DatabaseClock): OpenDatabase {
  const lockPool = createPool(url, 10);
  const probe = createProbe(url, clock);
  const queue = createLocalQueue();
  return {
    kind: 'postgresql',
    clock: clock.now,
    db: drizzle(pool, { schema, casing: 'snake_case' }) as unknown as Database,
    runSql: (text, values) => runOn(pool, text, values),
    listen: (channel, onNotification, onReconnect) => listen(url, channel, onNotification, onReconnect),
    serialize: (key, task, signal) => queue(key, () => runWithAdvisoryLock(lockPool, key, task, signal), signal),
    ping: probe.ping,
    close: async () => {
      await Promise.all([pool.end(), lockPool.end(), probe.close()]);
    },
  };
}

/**
 * Runs SQL. Without values a text may contain several statements with their own transaction, which a failure leaves
 * open.
 */
async function runOn(pool: Pool, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  const client = await pool.connect();
  try {
    const result = await client.query<Record<string, unknown>>(text, values);
    return { rows: [result].flat().flatMap((one) => one.rows) };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

function createPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'rekey',
    // Also the maximum wait for a free connection.
    connectionTimeoutMillis: 3000,
    lock_timeout: 10_000,
    statement_timeout: 30_000,
    // For a server that hangs and so cannot cancel the statement itself.
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // The pool replaces a broken idle connection; without a listener the error would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Listens on a separate connection and reconnects after a break. Then it calls `onReconnect`: messages may have been
 * missed.
 */
async function listen(
  url: string,
  channel: string,
  onNotification: (payload: string) => void,
  onReconnect: () => void,
): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const next = new Client({
      connectionString: url,
      application_name: 'rekey-listen',
      connectionTimeoutMillis: 3000,
      keepAlive: true,
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!closed && client === next) retry();
    });
    next.on('notification', (message) => onNotification(message.payload ?? ''));
    await next.connect();
    await next.query(`listen ${next.escapeIdentifier(channel)}`);
    client = next;
    onReconnect();
  };
  const retry = (): void => {
    timer = setTimeout(() => void connect().catch(retry), 1000);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
