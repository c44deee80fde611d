import 'server-only';
import type { Env } from '@/lib/base/env';
import { readAppSecret } from '@/lib/config/app-secret';
import { createKeys, type Keys } from '@/lib/crypto/keys';
import type { OpenDatabase } from '@/lib/db/database';
import { getDb } from '@/lib/db/get-db';

/**
 * Opens the process's database and derives its keys from the master secret. If there is no secret and the database
 * holds no encrypted values yet, a secret is created.
 */
export async function openWithKeys(env: Env): Promise<{ database: OpenDatabase; keys: Keys }> {
  let keys: Keys | undefined;
  const takeKeys = (sealed: boolean) => {
    const secret = readAppSecret(env, sealed);
    keys = createKeys(secret.current, secret.previous ?? undefined);
    return keys.all.map(({ id }) => id);
  };
  const database = await getDb({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR, takeKeys });
  if (!keys) throw new Error('the database was opened before the secret was read');
  return { database, keys };
}
