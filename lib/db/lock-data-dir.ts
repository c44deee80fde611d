import 'server-only';
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseOpenError } from './database-open-error';

const sqliteBusy = 5;
const sqliteFull = 13;

export type DataDirLock = {
  /** Records the holder, for the error message that a second process shows. */
  nameOwner(): void;
  release(): void;
};

/**
 * Takes the exclusive lock of an embedded database's folder, or throws `in_use`. Two processes on one folder would
 * silently lose rows. It is a lock of the operating system (taken through SQLite, since Node has no call for it). It
 * ends with the process, however that ends, so no stale lock remains and a reused pid does not matter. The file
 * `database.owner` only names the holder for people.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const ownerFile = join(dataDir, 'database.owner');
  // Fails with a clearer error than SQLite's.
  accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  const lockFile = join(dataDir, 'database.lock');
  const file = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    const { errcode } = error as { errcode?: unknown };
    if (errcode === sqliteFull) throw Object.assign(error as Error, { code: 'ENOSPC', path: dataDir });
    if (errcode !== sqliteBusy) {
      const what = `${lockFile} cannot be locked. It contains no data: delete it while no Rekey process uses this folder, and start again.`;
      throw new DatabaseOpenError('unusable', what, { cause: error });
    }
    throw new DatabaseOpenError(
      'in_use',
      `The embedded database in ${dataDir} is in use by another process${describeOwner(ownerFile)}. ` +
        'It allows one process at a time: stop that one first, or set DATABASE_URL to use a PostgreSQL server.',
      { cause: error },
    );
  }
  let named = false;
  return {
    nameOwner() {
      named = true;
      writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 });
    },
    release() {
      if (!file.isOpen) return;
      if (named) rmSync(ownerFile, { force: true });
      file.close();
    },
  };
}

function describeOwner(ownerFile: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile, 'utf8'));
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('since' in owner)) return '';
    return ` (pid ${Number(owner.pid)}, since ${String(owner.since).slice(0, 24)})`;
  } catch {
    return '';
  }
}
