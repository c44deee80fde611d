import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataMark, readMark } from './data-mark';
import { DatabaseOpenError } from './database-open-error';
import { compareFiles, describeFiles } from './describe-files';
import { findMissingParts } from './find-missing-parts';

/** Returns the paths of an embedded database's parts in its data folder. */
export function dataDirPaths(root: string) {
  const database = join(root, 'database');
  return {
    root,
    database,
    mark: join(root, 'database.ready'),
    /** The master secret, if the environment does not set one. */
    secret: join(root, 'app-secret'),
    /** The database's id: `newId` until the first start is complete, then `id`. */
    newId: join(database, 'rekey.new'),
    id: join(database, 'rekey.id'),
    /** Where a first start prepares the database. Holds no data, so it may be removed. */
    unfinished: join(root, 'database.unfinished'),
  };
}
export type DataDirPaths = ReturnType<typeof dataDirPaths>;

/**
 * Returns the mark of the database in a data folder, or null if a first start is to be made or completed. Throws
 * `incomplete` if something is missing or does not belong together, as after a partial restore. Read-only: the folder
 * is not changed.
 */
export function checkDataDir(paths: DataDirPaths): DataMark | null {
  const mark = readMark(paths.mark);
  const hasDatabase = existsSync(paths.database);
  if (mark === 'unreadable') throw incomplete(paths, 'database.ready is damaged');
  if (!hasDatabase && mark === null) {
    if (existsSync(paths.secret) && !existsSync(paths.unfinished))
      throw incomplete(paths, 'app-secret exists, but database and database.ready are missing');
    return null;
  }
  if (hasDatabase && existsSync(paths.newId) && (mark === null || belongs(mark, paths.newId))) return null;
  if (mark === null) throw incomplete(paths, 'database.ready is missing');
  if (!hasDatabase) throw incomplete(paths, 'database is missing');
  if (mark.format === 2 && !existsSync(paths.id)) throw incomplete(paths, 'database/rekey.id is missing');
  if (!belongs(mark, paths.id)) throw incomplete(paths, 'database and database.ready belong to different databases');
  checkFiles(paths, mark);
  return mark;
}

function belongs(mark: DataMark, idFile: string): boolean {
  return mark.format === 1 || readFileSync(idFile, 'utf8') === mark.id;
}

function checkFiles(paths: DataDirPaths, mark: DataMark): void {
  if (mark.format === 1 || mark.files === null) {
    const parts = findMissingParts(paths.database);
    if (parts.length > 0) throw incomplete(paths, `${nameSome(parts)} missing or damaged`);
    return;
  }
  const { missing, changed } = compareFiles(mark.files, describeFiles(paths.database));
  if (missing.length > 0) throw incomplete(paths, `${nameSome(missing)} missing`);
  if (changed.length > 0) throw incomplete(paths, `${nameSome(changed)} not as they were when Rekey stopped`);
}

/** Names the first three paths, and how many more there are. */
export function nameSome(paths: string[]): string {
  const named = paths.slice(0, 3).map((path) => `database/${path}`);
  const more = paths.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${paths.length === 1 ? 'is' : 'are'}`;
}

export function incomplete(paths: DataDirPaths, what: string): DatabaseOpenError {
  return new DatabaseOpenError(
    'incomplete',
    `The data folder ${paths.root} is not complete: ${what}. Nothing was deleted. ` +
      'Restore the whole folder from one backup, or set DATA_DIR to an empty folder to start without its data.',
  );
}
