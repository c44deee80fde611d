import 'server-only';
import type { DatabaseSettings, OpenDatabase } from './database';
import { openEmbedded } from './open-embedded';
import { openPostgres } from './open-postgres';

/**
 * Opens the database that the settings name, and brings its tables up to date: PostgreSQL under `databaseUrl`, else
 * the embedded database under `dataDir`. Rejects with a `DatabaseOpenError` that a person can act on.
 */
export function openDb(settings: DatabaseSettings): Promise<OpenDatabase> {
  const projectDir = settings.projectDir ?? process.cwd();
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, projectDir, settings.takeKeys)
    : openEmbedded(settings.dataDir, projectDir, settings.takeKeys);
}
