import 'server-only';
import type { OpenDatabase } from './database';

/**
 * Makes the `serialize` of one directory's provider: tasks run strictly one at a time, on PostgreSQL over all
 * instances (which rules out a pooler that shares sessions). Rejects when the signal fires while waiting.
 */
export function createSerialize(database: OpenDatabase, key: string) {
  return <T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> => database.serialize(key, task, signal);
}
