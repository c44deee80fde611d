import { prepareAudit } from '@/lib/audit/prepare-audit';
import { readRemembered } from '@/lib/audit/remembered-checkpoint';
import { type Env, getEnv, InvalidSettings } from '@/lib/base/env';
import { readEnvFile } from '@/lib/config/read-env-file';
import type { OpenDatabase } from '@/lib/db/database';
import { DatabaseOpenError } from '@/lib/db/database-open-error';
import { openWithKeys } from '@/lib/start/open-with-keys';

/**
 * Opens the database of the environment, runs the command on it and sets the exit code to the command's result. If the
 * database cannot be opened, for example because the server has it open, prints a message and sets exit code 2.
 */
export async function runOnDatabase(command: (database: OpenDatabase, env: Env) => Promise<number>): Promise<void> {
  try {
    readEnvFile(process.cwd());
    const env = getEnv();
    const { database, keys } = await openWithKeys(env);
    try {
      await prepareAudit(database.db, keys, database.clock, readRemembered(env.DATA_DIR).length > 0);
      process.exitCode = await command(database, env);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseOpenError || error instanceof InvalidSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
