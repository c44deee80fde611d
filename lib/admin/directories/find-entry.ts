import 'server-only';
import type { Services } from '@/lib/services/services';
import type { Fields } from '@/lib/settings/sealed-fields';
import { findStoredDirectory, settingsOf } from '@/lib/settings/stored-directories';

/** The configuration of one directory without secrets; `secretsSet` names those that are set. */
export type FoundEntry = { entry: Fields; secretsSet: readonly string[]; version: string };

/** Finds a directory in the file or the database. Null if there is none with this id. */
export async function findEntry({ configSource, config, db }: Services, id: string): Promise<FoundEntry | null> {
  if (configSource === 'database') {
    const row = await findStoredDirectory(db, id);
    return row && { entry: row.entry, secretsSet: Object.keys(row.secrets), version: String(row.version) };
  }
  const entry = config.directories.find((each) => (each as Fields | null)?.['id'] === id) as Fields | undefined;
  return entry ? { entry, secretsSet: Object.keys(settingsOf(entry)), version: '' } : null;
}
