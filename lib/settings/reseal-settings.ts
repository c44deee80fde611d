import 'server-only';
import { eq } from 'drizzle-orm';
import type { Keys } from '@/lib/crypto/keys';
import { sealAnew } from '@/lib/crypto/secret-box';
import { storedDirectory } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';
import { listStoredDirectories } from './stored-directories';
import { readSealedSections } from './stored-sections';

/**
 * Re-encrypts values sealed under the previous master secret, so that it can be removed. Records that do not decrypt
 * stay as they are, and are reported where they are used.
 */
export async function resealSettings(db: Database, keys: Keys): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id, secrets } of await listStoredDirectories(tx, { lock: true })) {
      const fresh = reseal(keys, `directory:${id}`, secrets);
      if (fresh) await tx.update(storedDirectory).set({ secrets: fresh }).where(eq(storedDirectory.id, id));
    }
    for (const { name, row, stored } of await readSealedSections(tx)) {
      const fresh = reseal(keys, `setting:${name}`, stored.secrets);
      if (!fresh) continue;
      const value = JSON.stringify({ ...stored, secrets: fresh });
      await tx.update(setting).set({ value }).where(eq(setting.name, row));
    }
  });
}

/** Returns the records with the old ones re-encrypted, or null if none is old. */
function reseal(keys: Keys, context: string, secrets: Record<string, string>): Record<string, string> | null {
  const old = Object.entries(secrets).flatMap(([name, record]) => {
    const fresh = sealAnew(keys, record, `${context}:${name}`);
    return fresh === null ? [] : [[name, fresh] as const];
  });
  return old.length > 0 ? { ...secrets, ...Object.fromEntries(old) } : null;
}
