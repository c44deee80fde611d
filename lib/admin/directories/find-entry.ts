import 'server-only';
import type { Services } from '@/lib/services/services';
import type { Fields } from '@/lib/settings/sealed-fields';
import { findStoredDirectory, settingsOf } from '@/lib/settings/stored-directories';

/** One directory as it is configured: no secret, only the names of those that are set. */
export type FoundEntry = { entry: Fields; secretsSet: readonly string[]; version: string };

/** A directory from wherever the settings come; null where there is none of this id. */
export async function findEntry({ configSource, config, db }: Services, id: string): Promise<FoundEntry | null> {
  if (configSource === 'database') {
    const row = await findStoredDirectory(db, id);
    return row && { entry: row.entry, secretsSet: Object.keys(row.secrets), version: String(row.version) };
  }
  const entry = config.directories.find((each) => (each as Fields | null)?.['id'] === id) as Fields | undefined;
  return entry ? { entry, secretsSet: Object.keys(settingsOf(entry)), version: '' } : null;
}
