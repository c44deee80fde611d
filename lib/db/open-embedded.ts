import 'server-only';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, OpenDatabase } from './database';
import { DatabaseOpenError } from './database-open-error';
import { copyDatabaseTemplate } from './database-template';
import { DurableNodeFs, durableParams, syncPath, syncTree } from './durable-node-fs';
import { createLocalQueue } from './local-queue';
import { lockDataDir } from './lock-data-dir';
import { migrateEmbedded } from './migrate';
import { PreparedPglite } from './prepared-pglite';
import * as schema from './schema';

const vacuumEveryMs = 3600_000;

/**
 * Opens the embedded database in `dataDir/database`, making it on the first start. A folder without the mark
 * `database.ready` is what an interrupted first start left; nothing was ever acknowledged from it, so it is made anew.
 * Rejects with `in_use` where another process has it open.
 */
export async function openEmbedded(dataDir: string, projectDir: string): Promise<OpenDatabase> {
  const root = resolve(dataDir);
  const lock = lockDataDir(root);
  try {
    return await openFolder(root, projectDir, () => lock.release());
  } catch (error) {
    lock.release();
    if (error instanceof DatabaseOpenError) throw error;
    throw new DatabaseOpenError('unusable', `The embedded database in ${root} could not be opened.`, { cause: error });
  }
}

async function openFolder(root: string, projectDir: string, release: () => void): Promise<OpenDatabase> {
  const folder = join(root, 'database');
  const mark = join(root, 'database.ready');
  const isNew = !existsSync(mark);
  if (isNew) {
    rmSync(folder, { recursive: true, force: true });
    copyDatabaseTemplate(projectDir, folder);
  }
  const client = new PreparedPglite({
    fs: new DurableNodeFs(folder),
    startParams: durableParams(PGlite.defaultStartParams),
  });
  await client.waitReady;
  const opened = wrapEmbedded(client, release);
  try {
    await migrateEmbedded(client, projectDir);
    if (isNew) {
      await client.exec('CHECKPOINT');
      syncTree(folder);
      writeMark(mark);
    }
  } catch (error) {
    await client.close();
    throw error;
  }
  return opened;
}

/** Makes an `OpenDatabase` of a PGlite that runs already. */
export function wrapEmbedded(client: PGlite, release: () => void): OpenDatabase {
  const queue = createLocalQueue();
  // A single process has no autovacuum: without this the files would only ever grow.
  const vacuum = setInterval(() => void client.exec('VACUUM (ANALYZE)').catch(() => undefined), vacuumEveryMs).unref();
  return {
    kind: 'embedded',
    db: drizzle(client, { schema, casing: 'snake_case' }) as unknown as Database,
    runSql: async (text, values) => runOn(client, text, values),
    listen: async (channel, onNotification, onReconnect) => {
      const stop = await client.listen(channel, onNotification);
      onReconnect();
      return { close: () => stop() };
    },
    serialize: queue,
    ping: async () => {
      await client.query('select 1');
    },
    close: async () => {
      clearInterval(vacuum);
      if (!client.closed) await client.close();
      release();
    },
  };
}

/**
 * Without values a text may hold several statements, which PGlite takes in another way. They run in a transaction of
 * ours in place of their own: a failure in the middle would else leave the one connection in a broken transaction.
 */
async function runOn(client: PGlite, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  if (values && values.length > 0) return client.query<Record<string, unknown>>(text, values);
  const statements = text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;?\s*$/, '');
  const results = await client.transaction((tx) => tx.exec(statements));
  return { rows: results.flatMap((result) => result.rows) };
}

function writeMark(path: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify({ format: 1, createdAt: new Date().toISOString() })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncPath(resolve(path, '..'));
}
