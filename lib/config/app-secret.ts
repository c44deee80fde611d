import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, InvalidSettings } from '@/lib/env';

/** The master secret and, while it is being rotated, the one before: base64 of at least 32 bytes each. */
export type AppSecret = { current: string; previous: string | null };

/**
 * The master secret from the environment, or the one made on the first start in `DATA_DIR` (mode 0600). It never goes
 * into the database, so whoever has only the database can read no stored credential and check no code.
 */
export function readAppSecret(env: Pick<Env, 'APP_SECRET' | 'APP_SECRET_PREVIOUS' | 'DATA_DIR'>): AppSecret {
  const previous = env.APP_SECRET_PREVIOUS ?? null;
  if (env.APP_SECRET) return { current: env.APP_SECRET, previous };
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
  const file = join(env.DATA_DIR, 'app-secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const current = readFileSync(file, 'utf8').trim();
  if (Buffer.from(current, 'base64').length < 32) {
    throw new InvalidSettings('The secret is not usable', [`${file}: expected at least 32 bytes in base64`]);
  }
  return { current, previous };
}
