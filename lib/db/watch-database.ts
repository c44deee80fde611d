import 'server-only';
import { statfs } from 'node:fs/promises';
import type { OpenDatabase } from './database';
import { type DatabaseFault, faultOf } from './write-probe';

const everyMs = 1000;
const longestMs = { postgresql: 1500, embedded: 15_000 };
/** Less free space than this on the data folder's disk counts as full. */
const leastBytes = 32 * 1024 * 1024;

/** The result of the last check; null while the database works. */
export type DatabaseState = { fault: DatabaseFault | null };

const held = globalThis as typeof globalThis & {
  rekeyDatabaseState?: DatabaseState;
  rekeyDatabaseDown?: Set<() => void>;
  rekeyDatabaseWatch?: { on: boolean };
};

/** The state of this process's database. On `globalThis`, because Next loads a module more than once. */
export function databaseState(): DatabaseState {
  held.rekeyDatabaseState ??= { fault: null };
  return held.rekeyDatabaseState;
}

/** Calls `listener` when the database stops working. Returns a function that removes it. */
export function onDatabaseDown(listener: () => void): () => void {
  held.rekeyDatabaseDown ??= new Set();
  const { rekeyDatabaseDown: listeners } = held;
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Checks once and stores the result. `dataDir` contains the embedded database and the secret. */
export async function askDatabase(database: OpenDatabase, dataDir: string): Promise<DatabaseFault | null> {
  const fault = await findFault(database, dataDir);
  if (held.rekeyDatabaseWatch?.on === false) return fault;
  const state = databaseState();
  const wasDown = state.fault !== null;
  state.fault = fault;
  if (fault !== null && !wasDown) for (const listener of [...(held.rekeyDatabaseDown ?? [])]) listener();
  return fault;
}

/** Checks repeatedly until `stopWatching`. `changed` is called on each change. */
export function watchDatabase(
  database: OpenDatabase,
  dataDir: string,
  changed: (fault: DatabaseFault | null) => void,
): void {
  const watch = { on: true };
  held.rekeyDatabaseWatch = watch;
  const ask = async () => {
    const before = databaseState().fault;
    const fault = await askDatabase(database, dataDir);
    if (!watch.on) return;
    if (fault !== before) changed(fault);
    setTimeout(() => void ask(), everyMs).unref();
  };
  void ask();
}

/** Stops the checks before the database is closed, because that is not a fault. */
export function stopWatching(): void {
  if (held.rekeyDatabaseWatch) held.rekeyDatabaseWatch.on = false;
}

async function findFault(database: OpenDatabase, dataDir: string): Promise<DatabaseFault | null> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
    longestMs[database.kind],
  );
  try {
    if (database.kind === 'embedded') {
      const { bavail, bsize } = await statfs(dataDir);
      if (bavail * bsize < leastBytes) return 'full';
    }
    await Promise.race([database.ping(), late]);
    return null;
  } catch (error) {
    // The driver's own timeouts have no code.
    return /timeout/i.test(String((error as Error).message)) ? 'hanging' : faultOf(error);
  } finally {
    clearTimeout(timer);
  }
}
