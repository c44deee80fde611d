import 'server-only';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { OpenDatabase } from './database';
import { databaseTemplatePath } from './database-template';
import { migrateEmbedded } from './migrate';
import { wrapEmbedded } from './wrap-embedded';

/**
 * Builds the database template, unless it exists, and removes older ones. `prepare` adds what other modules store in
 * it. Returns its folder. Several processes may do this at once: the folder appears atomically.
 */
export async function buildDatabaseTemplate(
  projectDir: string,
  prepare: (database: OpenDatabase) => Promise<void>,
): Promise<string> {
  const path = databaseTemplatePath(projectDir);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const client = await PGlite.create(unfinished);
  const database = wrapEmbedded(client, () => undefined);
  try {
    await migrateEmbedded(client, projectDir);
    await prepare(database);
    await client.exec('VACUUM (ANALYZE, FREEZE)');
    await client.exec('CHECKPOINT');
  } finally {
    await database.close();
  }
  chmodSync(dirname(path), 0o755);
  makeReadable(unfinished);
  if (existsSync(path)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, path);
  removeOthers(path);
  return path;
}

/** Makes the template readable for all: the user that runs Rekey copies it, and may not be the one that built it. */
function makeReadable(path: string): void {
  const isFolder = statSync(path).isDirectory();
  chmodSync(path, isFolder ? 0o755 : 0o644);
  if (isFolder) for (const name of readdirSync(path)) makeReadable(join(path, name));
}

function removeOthers(path: string): void {
  const others = readdirSync(dirname(path)).filter(
    (name) => /^database-template-[0-9a-f]{16}(\.tar)?$/.test(name) && name !== basename(path),
  );
  for (const name of others) rmSync(join(dirname(path), name), { recursive: true });
}
