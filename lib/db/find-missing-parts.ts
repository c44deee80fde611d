import 'server-only';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The major version of PostgreSQL in the embedded database's library. */
const embeddedVersion = '18';

const controlBytes = 8192;
const walSegmentBytes = 16 * 1024 * 1024;

/** Folders that exist in every PostgreSQL 18 server, even if empty. */
const folders = [
  ...['base', 'global', 'pg_commit_ts', 'pg_dynshmem', 'pg_logical', 'pg_logical/mappings', 'pg_logical/snapshots'],
  ...['pg_multixact', 'pg_multixact/members', 'pg_multixact/offsets', 'pg_notify', 'pg_replslot', 'pg_serial'],
  ...['pg_snapshots', 'pg_stat', 'pg_stat_tmp', 'pg_subtrans', 'pg_tblspc', 'pg_twophase', 'pg_wal'],
  ...['pg_wal/archive_status', 'pg_wal/summaries', 'pg_xact', 'base/1', 'base/4', 'base/5'],
];
const versions = ['PG_VERSION', 'base/1/PG_VERSION', 'base/4/PG_VERSION', 'base/5/PG_VERSION'];
/** Folders that contain at least one non-empty file. */
const filled = ['pg_xact', 'pg_multixact/members', 'pg_multixact/offsets'];
const files = [
  ...versions,
  ...['postgresql.conf', 'postgresql.auto.conf', 'pg_hba.conf', 'pg_ident.conf'],
  ...['global', 'base/1', 'base/4', 'base/5'].map((name) => `${name}/pg_filenode.map`),
];

/**
 * Returns the parts that a PostgreSQL server needs to start and that are missing or truncated. After a crash there is
 * no list to compare the other files with: the database itself detects damage once it is open.
 */
export function findMissingParts(folder: string): string[] {
  const sizeOf = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
  const isFolder = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory() === true;
  const list = (path: string) => (isFolder(path) ? readdirSync(join(folder, path)) : []);
  const segments = list('pg_wal').filter((name) => /^[0-9A-F]{24}$/.test(name));
  return [
    ...folders.filter((path) => !isFolder(path)).map((path) => `${path}/`),
    ...files.filter((path) => sizeOf(path) === 0),
    ...versions.filter(
      (path) => sizeOf(path) > 0 && readFileSync(join(folder, path), 'utf8').trim() !== embeddedVersion,
    ),
    ...(sizeOf('global/pg_control') === controlBytes ? [] : ['global/pg_control']),
    ...(segments.length > 0 ? [] : ['pg_wal/*']),
    ...segments.map((name) => `pg_wal/${name}`).filter((path) => sizeOf(path) !== walSegmentBytes),
    ...filled.filter((path) => !list(path).some((name) => sizeOf(`${path}/${name}`) > 0)).map((path) => `${path}/*`),
  ];
}
