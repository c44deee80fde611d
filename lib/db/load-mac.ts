import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import type { Keys } from '@/lib/crypto/keys';
import { seal, unseal } from '@/lib/crypto/secret-box';
import type { Database } from './database';
import { DatabaseOpenError } from './database-open-error';
import { setting } from './schema';

export const macKeyName = 'provider-mac-key';

/**
 * Returns the keyed hash that providers get as `mac`: HMAC-SHA-256, hex. Its key is random, created once and stored
 * encrypted under the master secret. It survives a rotation of that secret, because password hashes depend on it.
 * Throws if the stored key cannot be decrypted: a new one would silently invalidate every password.
 */
export async function loadMac(
  db: Database,
  keys: Keys,
  clock: Clock,
): Promise<(purpose: string, value: string) => string> {
  const fresh = seal(keys, randomBytes(32).toString('base64'), macKeyName);
  await db.insert(setting).values({ name: macKeyName, value: fresh, updatedAt: clock() }).onConflictDoNothing();
  const [row] = await db.select().from(setting).where(eq(setting.name, macKeyName));
  const opened = row ? unseal(keys, row.value, macKeyName) : null;
  if (!row || !opened?.ok) {
    throw new DatabaseOpenError(
      'unusable',
      'A stored key cannot be decrypted. If APP_SECRET was changed, set APP_SECRET_PREVIOUS to the earlier value.',
    );
  }
  if (!row.value.startsWith(`1.${keys.current.id}.`)) {
    const sealed = seal(keys, opened.value, macKeyName);
    await db.update(setting).set({ value: sealed, updatedAt: clock() }).where(eq(setting.name, macKeyName));
  }
  const key = Buffer.from(opened.value, 'base64');
  return (purpose, value) =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, value]))
      .digest('hex');
}
