import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { checkDataDir, type DataDirPaths, dataDirPaths, incomplete, nameSome } from './check-data-dir';
import { type CurrentMark, type DataMark, replaceFile, writeMark } from './data-mark';
import type { DatabaseSettings, OpenDatabase } from './database';
import { DatabaseOpenError } from './database-open-error';
import { describeFiles } from './describe-files';
import { describeSystemError } from './describe-system-error';
import { createEmpty, openClient } from './embedded-client';
import { type DataDirLock, lockDataDir } from './lock-data-dir';
import { completeFirstStart, putFirstDatabase, readNewId, refuseWithoutRoom } from './prepare-first-start';
import type { PreparedPglite } from './prepared-pglite';
import { wrapEmbedded } from './wrap-embedded';

/**
 * Opens the embedded database in `dataDir/database`, creating it on the first start. Never deletes one: if files are
 * missing or belong to another database, it rejects with `incomplete` and leaves the folder unchanged. Rejects with
 * `in_use` if another process has it open. For `takeKeys` see `DatabaseSettings`.
 */
export async function openEmbedded(
  dataDir: string,
  projectDir: string,
  takeKeys?: DatabaseSettings['takeKeys'],
): Promise<OpenDatabase> {
  const paths = dataDirPaths(resolve(dataDir));
  let lock: DataDirLock | null = null;
  try {
    lock = lockDataDir(paths.root);
    const mark = checkDataDir(paths);
    return await (mark
      ? openKept(paths, projectDir, { found: mark, lock }, takeKeys)
      : openFirst(paths, projectDir, lock, takeKeys));
  } catch (error) {
    lock?.release();
    // Errors from `takeKeys` are passed on unchanged.
    if (error instanceof Error && ['DatabaseOpenError', 'InvalidSettings'].includes(error.name)) throw error;
    const unknown = `The embedded database in ${paths.root} could not be opened: put the whole folder back from a backup.`;
    throw new DatabaseOpenError('unusable', describeSystemError(error, paths.root) ?? unknown, { cause: error });
  }
}

async function openFirst(
  paths: DataDirPaths,
  projectDir: string,
  lock: DataDirLock,
  takeKeys: DatabaseSettings['takeKeys'],
): Promise<OpenDatabase> {
  if (!existsSync(paths.database)) refuseWithoutRoom(paths.root);
  // Before the secret: a secret without this folder and without a database looks like an incomplete restore.
  if (!existsSync(paths.database)) mkdirSync(paths.unfinished, { recursive: true, mode: 0o700 });
  const secret = takeKeys?.(false)[0] ?? null;
  lock.nameOwner();
  if (!existsSync(paths.database)) await putFirstDatabase(paths, projectDir, createEmpty);
  const client = await openClient(paths.database, projectDir);
  await client.exec('CHECKPOINT');
  const mark: CurrentMark = { format: 2, id: readNewId(paths), secret, files: null };
  writeMark(paths.mark, mark);
  completeFirstStart(paths);
  rmSync(paths.unfinished, { recursive: true, force: true });
  return wrapEmbedded(client, (closedWell) => finish(paths, mark, closedWell, lock));
}

async function openKept(
  paths: DataDirPaths,
  projectDir: string,
  { found, lock }: { found: DataMark; lock: DataDirLock },
  takeKeys: DatabaseSettings['takeKeys'],
): Promise<OpenDatabase> {
  const known = found.format === 2 ? found.secret : null;
  const keys = takeKeys?.(found.format === 1 || known !== null) ?? [];
  if (keys.length > 0 && known !== null && !keys.includes(known)) throw otherSecret();
  lock.nameOwner();
  const closedWell = found.format === 2 && found.files !== null;
  // From here on files change. If this process is killed, the mark must not list their old state.
  if (closedWell) writeMark(paths.mark, { ...found, files: null });
  let client: PreparedPglite;
  try {
    client = await openClient(paths.database, projectDir);
  } catch (error) {
    if (closedWell) writeMark(paths.mark, found);
    throw error;
  }
  if (!closedWell) await refuseLostTables(client, paths);
  const id = found.format === 2 ? found.id : giveId(paths);
  const mark: CurrentMark = { format: 2, id, secret: keys[0] ?? known, files: null };
  if (found.format === 1 || mark.secret !== known) writeMark(paths.mark, mark);
  rmSync(paths.unfinished, { recursive: true, force: true });
  return wrapEmbedded(client, (closedWell) => finish(paths, mark, closedWell, lock));
}

/** After a crash there is no list of files to compare with, but the database knows its tables. */
async function refuseLostTables(client: PGlite, paths: DataDirPaths): Promise<void> {
  const { rows } = await client.query<{ path: string }>(
    `select path from (select pg_relation_filepath(oid) as path from pg_class) as relation
     where path is not null and (pg_stat_file(path, true)).size is null`,
  );
  if (rows.length === 0) return;
  await client.close();
  throw incomplete(paths, `${nameSome(rows.map(({ path }) => path))} missing`);
}

/** Gives an id to a database of an earlier version, which has none. */
function giveId(paths: DataDirPaths): string {
  const id = randomUUID();
  replaceFile(paths.id, id);
  return id;
}

/** Records the files' state, now that nothing changes them: a copy can be compared with it. */
function finish(paths: DataDirPaths, mark: CurrentMark, closedWell: boolean, lock: DataDirLock): void {
  try {
    if (closedWell) writeMark(paths.mark, { ...mark, files: describeFiles(paths.database) });
  } finally {
    lock.release();
  }
}

function otherSecret(): DatabaseOpenError {
  return new DatabaseOpenError(
    'unusable',
    'The database was created with another master secret. Restore the right APP_SECRET or app-secret file. If the ' +
      'secret was changed, set APP_SECRET_PREVIOUS to the earlier value. Nothing was modified.',
  );
}
