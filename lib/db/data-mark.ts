import 'server-only';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncPath } from './durable-node-fs';

/**
 * The file `database.ready` beside the embedded database: says that there is one, which one, and, once it was closed,
 * what its files were. Format 1, of earlier versions, said only that there is one.
 */
const markSchema = z.union([
  z.object({ format: z.literal(1) }),
  z.object({
    format: z.literal(2),
    /** Also in the database's own folder, so that the folder of another installation is recognised. */
    id: z.string(),
    /** Id of the master secret in use; null until there is one. */
    secret: z.string().nullable(),
    /** Every file with its size and checksum; null from the opening of the database until it is closed. */
    files: z.record(z.string(), z.string()).nullable(),
  }),
]);
export type DataMark = z.output<typeof markSchema>;
export type CurrentMark = Extract<DataMark, { format: 2 }>;

/** Null where there is no mark; `unreadable` where there is something else under its name. */
export function readMark(path: string): DataMark | null | 'unreadable' {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
}

/** Replaces the mark as a whole, so that no crash leaves half of one. */
export function writeMark(path: string, mark: DataMark): void {
  replaceFile(path, `${JSON.stringify(mark)}\n`);
}

/** Writes a file beside its place, flushes it and moves it there. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      // Unlike a bare `writeSync`, which on a disk that fills up writes the beginning and says nothing.
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
