import 'server-only';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs, durableParams } from './durable-node-fs';
import { migrateEmbedded } from './migrate';
import { PreparedPglite } from './prepared-pglite';

/** Opens the database in `folder` and migrates its tables. */
export async function openClient(folder: string, projectDir: string): Promise<PreparedPglite> {
  // The library would create a new database over the remains of an old one.
  if (!existsSync(join(folder, 'PG_VERSION'))) throw new Error(`${folder} contains no database`);
  const client = createClient(folder);
  await client.waitReady;
  try {
    await migrateEmbedded(client, projectDir);
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}

/** Creates an empty database in `folder`. */
export async function createEmpty(folder: string): Promise<void> {
  const client = createClient(folder);
  await client.waitReady;
  await client.close();
}

function createClient(folder: string): PreparedPglite {
  return new PreparedPglite({ fs: new DurableNodeFs(folder), startParams: durableParams(PGlite.defaultStartParams) });
}
