import 'server-only';
import type { DatabaseSettings, OpenDatabase } from './database';
import { openDb } from './open-db';

const held = globalThis as typeof globalThis & { rekeyDatabase?: Promise<OpenDatabase> | undefined };

/**
 * The process's one database, opened at the first call (settings of later calls are not looked at). Kept on
 * `globalThis` because Next loads a module more than once, and a second embedded database would lose rows.
 * A failed opening is forgotten, so that the next call tries again.
 */
export function getDb(settings: DatabaseSettings): Promise<OpenDatabase> {
  held.rekeyDatabase ??= openDb(settings).catch((error: unknown) => {
    held.rekeyDatabase = undefined;
    throw error;
  });
  return held.rekeyDatabase;
}

/** Closes the process's database, if it was opened. */
export async function closeDb(): Promise<void> {
  const opening = held.rekeyDatabase;
  held.rekeyDatabase = undefined;
  await (await opening)?.close();
}
