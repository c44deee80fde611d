import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, InvalidSettings } from '@/lib/base/env';

/** The master secret and, while it is being rotated, the one before: base64 of at least 32 bytes each. */
export type AppSecret = { current: string; previous: string | null };

/**
 * The master secret from the environment, or the one made on the first start in `DATA_DIR` (mode 0600). It never goes
 * into the database, so whoever has only the database can read no stored credential and check no code. None is made
 * where something is `sealed` already: a new one could not open it.
 */
export function readAppSecret(
  env: Pick<Env, 'APP_SECRET' | 'APP_SECRET_PREVIOUS' | 'DATA_DIR'>,
  sealed = false,
): AppSecret {
  const previous = env.APP_SECRET_PREVIOUS ?? null;
  if (env.APP_SECRET) return { current: env.APP_SECRET, previous };
  const file = join(env.DATA_DIR, 'app-secret');
  if (!existsSync(file)) {
    if (sealed) {
      throw new InvalidSettings('The master secret is missing', [
        `${file}: expected the file that was made on the first start, or the secret in APP_SECRET. Put it back from a backup: the database cannot be read without it`,
      ]);
    }
    createSecret(file, env.DATA_DIR);
  }
  const current = readFileSync(file, 'utf8').trim();
  if (Buffer.from(current, 'base64').length < 32) {
    throw new InvalidSettings('The secret is not usable', [`${file}: expected at least 32 bytes in base64`]);
  }
  return { current, previous };
}

/** As a whole or not at all, and never over one that another process has just made. */
function createSecret(file: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
  try {
    linkSync(beside, file);
  } catch {
    // There is one by now, or the file system has no links.
    if (!existsSync(file)) renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
