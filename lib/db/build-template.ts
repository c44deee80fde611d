import 'server-only';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { OpenDatabase } from './database';
import { databaseTemplatePath } from './database-template';
import { migrateEmbedded } from './migrate';
import { wrapEmbedded } from './open-embedded';

/**
 * Makes the ready-made embedded database, unless it is there, and removes older ones. `prepare` adds what other parts
 * keep in it. Answers the file's path. Several processes may do this at once: the file appears whole or not at all.
 */
export async function buildDatabaseTemplate(
  projectDir: string,
  prepare: (database: OpenDatabase) => Promise<void>,
): Promise<string> {
  const path = databaseTemplatePath(projectDir);
  if (existsSync(path)) return path;
  const client = await PGlite.create();
  try {
    await migrateEmbedded(client, projectDir);
    await prepare(wrapEmbedded(client, () => undefined));
    await client.exec('VACUUM (ANALYZE, FREEZE)');
    await client.exec('CHECKPOINT');
    const dump = await client.dumpDataDir('none');
    mkdirSync(dirname(path), { recursive: true });
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
    renameSync(unfinished, path);
  } finally {
    await client.close();
  }
  for (const name of readdirSync(dirname(path))) {
    if (/^database-template-[0-9a-f]+\.tar$/.test(name) && name !== basename(path)) rmSync(join(dirname(path), name));
  }
  return path;
}
