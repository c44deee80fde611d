import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds the variables of the file `.env` in `folder` to this process's environment, before anything reads it. Existing
 * variables take precedence, even empty ones. The demo ignores the file: it must never reach the real database.
 */
export function readEnvFile(folder: string): void {
  // Next would read such files itself, but only after the server in front of it has read its settings.
  process.env['__NEXT_PROCESSED_ENV'] = 'true';
  const file = join(folder, '.env');
  if (process.env['REKEY_DEMO'] !== '1' && existsSync(file)) process.loadEnvFile(file);
}
