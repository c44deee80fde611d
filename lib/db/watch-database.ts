import 'server-only';
import { statfs } from 'node:fs/promises';
import type { OpenDatabase } from './database';
import { type DatabaseFault, faultOf } from './write-probe';

const everyMs = 1000;
const longestMs = { postgresql: 1500, embedded: 15_000 };
/** Less room than this on the disk of the data folder counts as none. */
const leastBytes = 32 * 1024 * 1024;

/** What the last question to the database told; null while it works. */
export type DatabaseState = { fault: DatabaseFault | null };

const held = globalThis as typeof globalThis & {
  rekeyDatabaseState?: DatabaseState;
  rekeyDatabaseDown?: Set<() => void>;
  rekeyDatabaseWatch?: { on: boolean };
};

/** The state of this process's database. On `globalThis`, because the framework loads a module more than once. */
export function databaseState(): DatabaseState {
  held.rekeyDatabaseState ??= { fault: null };
  return held.rekeyDatabaseState;
}

/** Calls `listener` once when the database stops working. Answers how to take it off. */
export function onDatabaseDown(listener: () => void): () => void {
  held.rekeyDatabaseDown ??= new Set();
  const { rekeyDatabaseDown: listeners } = held;
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Asks once, and keeps what it told. `dataDir` is where the embedded database and the secret lie. */
export async function askDatabase(database: OpenDatabase, dataDir: string): Promise<DatabaseFault | null> {
  const fault = await findFault(database, dataDir);
  if (held.rekeyDatabaseWatch?.on === false) return fault;
  const state = databaseState();
  const wasDown = state.fault !== null;
  state.fault = fault;
  if (fault !== null && !wasDown) for (const listener of [...(held.rekeyDatabaseDown ?? [])]) listener();
  return fault;
}

/** Asks again and again until `stopWatching`. `changed` hears of each change. */
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

/** Before the database is closed: that is no fault. */
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
    // The driver's own time-outs have no code.
    return /timeout/i.test(String((error as Error).message)) ? 'hanging' : faultOf(error);
  } finally {
    clearTimeout(timer);
  }
}
