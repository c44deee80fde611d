import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds the variables of the file `.env` in `folder` to this process's environment, before anything reads it. Existing
 * variables take precedence, even empty ones. A process that starts with `__NEXT_PROCESSED_ENV` ignores the file. The
 * demo sets that variable, because it must never reach the real database.
 */
export function readEnvFile(folder: string): void {
  if (process.env['__NEXT_PROCESSED_ENV']) return;
  // Next would read such files itself, but only after the server in front of it has read its settings.
  process.env['__NEXT_PROCESSED_ENV'] = 'true';
  const file = join(folder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
