import 'server-only';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseOpenError } from './database-open-error';

export type DataDirLock = { release(): void };

/**
 * Takes the one lock of an embedded database's folder, or throws `in_use`. Two processes on one folder would lose rows
 * without a word. The lock is the operating system's own (taken through SQLite, since Node has no call for it): it
 * ends with the process however that dies, so nothing stale is left and a pid used again means nothing. The file
 * `database.owner` only tells a person who holds it.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const ownerFile = join(dataDir, 'database.owner');
  const file = new DatabaseSync(join(dataDir, 'database.lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    throw new DatabaseOpenError(
      'in_use',
      `The embedded database in ${dataDir} is in use by another process${describeOwner(ownerFile)}. ` +
        'It allows one process at a time: stop that one first, or set DATABASE_URL to use a PostgreSQL server.',
      { cause: error },
    );
  }
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 });
  return {
    release() {
      if (!file.isOpen) return;
      rmSync(ownerFile, { force: true });
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
