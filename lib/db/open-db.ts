import 'server-only';
import type { DatabaseSettings, OpenDatabase } from './database';
import { openEmbedded } from './open-embedded';
import { openPostgres } from './open-postgres';

/**
 * Opens the configured database and migrates its tables: PostgreSQL under `databaseUrl`, else the embedded database
 * under `dataDir`. Rejects with a `DatabaseOpenError` that tells a person what to do.
 */
export function openDb(settings: DatabaseSettings): Promise<OpenDatabase> {
  const projectDir = settings.projectDir ?? process.cwd();
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, projectDir, settings.takeKeys)
    : openEmbedded(settings.dataDir, projectDir, settings.takeKeys);
}
