import 'server-only';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Client } from 'pg';

/** An arbitrary constant; it only has to be the same in every instance. */
const migrationLock = 7_350_301;

/** Applies the committed migrations of `projectDir/drizzle` to the embedded database. */
export async function migrateEmbedded(client: PGlite, projectDir: string): Promise<void> {
  await migratePglite(drizzlePglite(client), { migrationsFolder: join(projectDir, 'drizzle') });
}

/** Applies them to PostgreSQL, where several instances may start at once: one migrates, the others wait for it. */
export async function migratePostgres(url: string, projectDir: string): Promise<void> {
  // Without the pool's timeouts: waiting for another instance and changing large tables may take longer.
  const client = new Client({
    connectionString: url,
    application_name: 'rekey-migrate',
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  });
  // A broken connection also fails the statement; without a listener the error would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // The server may have its own timeouts.
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      await migratePg(drizzlePg(client), { migrationsFolder: join(projectDir, 'drizzle') });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    await client.end();
  }
}
