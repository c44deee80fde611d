import 'server-only';
import { firstDirectory } from '@/lib/config/first-directory';
import { storedDirectory } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { beginSettings } from './settings-version';

/**
 * On the first start without a configuration file, stores the local directory that Rekey begins with, so it can be
 * edited like any other. Later starts change nothing, even if it was removed.
 */
export async function prepareStoredSettings(db: Database, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await beginSettings(tx, now))) return;
    const entry = { ...firstDirectory, settings: {} };
    await tx.insert(storedDirectory).values({ id: 'local', position: 0, entry, updatedAt: now }).onConflictDoNothing();
  });
}
