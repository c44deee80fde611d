import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataDirPaths } from './check-data-dir';
import { copyDatabaseTemplate } from './database-template';
import { syncPath, syncTree } from './durable-node-fs';

/** The size of an empty database, plus some room to work. */
const firstBytes = 48 * 1024 * 1024;

/** Throws `ENOSPC` before anything is written. A copy that fills the disk would fail with some other error. */
export function refuseWithoutRoom(folder: string): void {
  const { blocks, bfree, bavail, bsize } = statfsSync(folder);
  const free = (process.getuid?.() === 0 ? bfree : bavail) * bsize;
  // Some network file systems report nothing.
  if (blocks === 0 || free >= firstBytes) return;
  throw Object.assign(new Error('not enough disk space for the first start'), { code: 'ENOSPC', path: folder });
}

/**
 * Puts an empty database in place atomically. `create` makes one in a folder if there is no template to copy. The file
 * `rekey.new` in it marks the first start as incomplete.
 */
export async function putFirstDatabase(
  paths: DataDirPaths,
  projectDir: string,
  create: (folder: string) => Promise<void>,
): Promise<void> {
  const draft = join(paths.unfinished, 'database');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(paths.unfinished, { recursive: true, mode: 0o700 });
  if (!copyDatabaseTemplate(projectDir, draft)) await create(draft);
  writeFileSync(join(draft, 'rekey.new'), randomUUID());
  syncTree(draft);
  renameSync(draft, paths.database);
  syncPath(paths.root);
}

export function readNewId(paths: DataDirPaths): string {
  return readFileSync(paths.newId, 'utf8');
}

/** Marks the first start as complete: from here on the database may hold data. */
export function completeFirstStart(paths: DataDirPaths): void {
  renameSync(paths.newId, paths.id);
  syncPath(paths.database);
}
