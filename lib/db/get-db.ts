import 'server-only';
import type { DatabaseSettings, OpenDatabase } from './database';
import { openDb } from './open-db';

const held = globalThis as typeof globalThis & { rekeyDatabase?: Promise<OpenDatabase> | undefined };

/**
 * Returns the process's only database, opened on the first call (later calls' settings are ignored). It is kept on
 * `globalThis` because Next loads a module more than once, and a second embedded database would lose rows. A failed
 * attempt is not cached, so the next call retries.
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
