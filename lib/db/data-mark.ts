import 'server-only';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncPath } from './durable-node-fs';

/**
 * The file `database.ready` next to the embedded database. It states that a database exists, which one, and, once it
 * was closed, its files. Format 1, of earlier versions, only states that one exists.
 */
const markSchema = z.union([
  z.object({ format: z.literal(1) }),
  z.object({
    format: z.literal(2),
    /** Also stored in the database's own folder, so that a folder of another installation is detected. */
    id: z.string(),
    /** Id of the current master secret; null until there is one. */
    secret: z.string().nullable(),
    /** Every file with its size and checksum; null while the database is open or if it was not closed. */
    files: z.record(z.string(), z.string()).nullable(),
  }),
]);
export type DataMark = z.output<typeof markSchema>;
export type CurrentMark = Extract<DataMark, { format: 2 }>;

/** Reads the mark. Null if it does not exist; `unreadable` if the file is not a valid mark. */
export function readMark(path: string): DataMark | null | 'unreadable' {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
}

/** Replaces the mark atomically, so that a crash never leaves a partial one. */
export function writeMark(path: string, mark: DataMark): void {
  replaceFile(path, `${JSON.stringify(mark)}\n`);
}

/** Writes a temporary file next to the target, flushes it and renames it. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      // Unlike `writeSync`, which silently writes only part of the data when the disk fills up.
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncPath(dirname(path));
}
