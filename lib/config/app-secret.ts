import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, InvalidSettings } from '@/lib/base/env';

/** The master secret and, during a rotation, the previous one: base64 of at least 32 bytes each. */
export type AppSecret = { current: string; previous: string | null };

/**
 * Returns the master secret from the environment, or from the file in `DATA_DIR` (mode 0600), which is created on the
 * first start. The secret is never stored in the database, so a copy of the database alone can neither decrypt a stored
 * credential nor check a code. If the database is already `sealed` (it holds encrypted values), no new secret is
 * created: it could not decrypt them.
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
        `${file}: expected the file created on the first start, or the secret in APP_SECRET. Restore it from a backup: Rekey cannot decrypt the data in the database without it`,
      ]);
    }
    createSecret(file, env.DATA_DIR);
  }
  const current = readFileSync(file, 'utf8').trim();
  if (Buffer.from(current, 'base64').length < 32) {
    throw new InvalidSettings('The master secret is not usable', [`${file}: expected at least 32 bytes in base64`]);
  }
  return { current, previous };
}

/** Writes the file atomically. Never overwrites one that another process has just created. */
function createSecret(file: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
  try {
    linkSync(beside, file);
  } catch {
    // The file exists by now, or the file system has no hard links.
    if (!existsSync(file)) renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
