import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { systemClock } from '@/lib/base/clock';
import type { Database, OpenDatabase } from './database';
import { createLocalQueue } from './local-queue';
import * as schema from './schema';
import { writeProbe } from './write-probe';

const vacuumEveryMs = 3600_000;

/** Makes an `OpenDatabase` from a running PGlite. `release` is told whether it was closed cleanly. */
export function wrapEmbedded(client: PGlite, release: (closedWell: boolean) => void): OpenDatabase {
  const queue = createLocalQueue();
  let released = false;
  // A single process has no autovacuum: without this the files would only grow.
  const vacuum = setInterval(() => void client.exec('VACUUM (ANALYZE)').catch(() => undefined), vacuumEveryMs).unref();
  return {
    kind: 'embedded',
    // A single process on one machine.
    clock: systemClock,
    db: drizzle(client, { schema, casing: 'snake_case' }) as unknown as Database,
    runSql: async (text, values) => runOn(client, text, values),
    listen: async (channel, onNotification, onReconnect) => {
      const stop = await client.listen(channel, onNotification);
      onReconnect();
      return { close: () => stop() };
    },
    serialize: queue,
    ping: async () => {
      await client.query(writeProbe);
    },
    close: async () => {
      if (released) return;
      released = true;
      clearInterval(vacuum);
      let closedWell = false;
      try {
        if (!client.closed) {
          await client.close();
          closedWell = true;
        }
      } finally {
        release(closedWell);
      }
    },
  };
}

/**
 * Runs SQL. Without values a text may contain several statements, which PGlite runs through another call. They run in
 * our transaction instead of their own: a failure in the middle would otherwise leave the single connection in a broken
 * transaction.
 */
async function runOn(client: PGlite, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  if (values && values.length > 0) return client.query<Record<string, unknown>>(text, values);
  const statements = text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;?\s*$/, '');
  const results = await client.transaction((tx) => tx.exec(statements));
  return { rows: results.flatMap((result) => result.rows) };
}
