import 'server-only';
import { eq, like } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import type { Keys } from '@/lib/crypto/keys';
import { seal, sealAnew, unseal } from '@/lib/crypto/secret-box';
import type { Database } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';
import { type AuditKey, type AuditKeys, deriveAuditKeys } from './audit-keys';

const prefix = 'audit-key:';

/**
 * Returns the audit keys of this master secret and of all earlier ones. Each key is stored in the database, encrypted
 * with the current secret, so old events can still be verified when `APP_SECRET_PREVIOUS` is gone. A person who can
 * write to the database can delete a stored key but can neither read nor add one.
 */
export async function loadAuditKeys(db: Database, keys: Keys, clock: Clock): Promise<AuditKeys> {
  const { current, all } = deriveAuditKeys(keys);
  for (const { id, key } of all.values()) {
    const name = `${prefix}${id}`;
    const value = seal(keys, key.toString('base64'), name);
    await db.insert(setting).values({ name, value, updatedAt: clock() }).onConflictDoNothing();
  }
  const known = new Map<string, AuditKey>();
  for (const { name, value } of await db
    .select()
    .from(setting)
    .where(like(setting.name, `${prefix}%`))) {
    const resealed = sealAnew(keys, value, name);
    if (resealed) await db.update(setting).set({ value: resealed, updatedAt: clock() }).where(eq(setting.name, name));
    const opened = unseal(keys, value, name);
    const id = name.slice(prefix.length);
    if (opened.ok) known.set(id, { id, key: Buffer.from(opened.value, 'base64') });
  }
  // The secrets take precedence over what is stored.
  for (const key of all.values()) known.set(key.id, key);
  return { current, all: known };
}
