import 'server-only';
import { count, eq } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';

/** Stored in `setting` when the first administrator exists, and never removed: the setup opens once. */
export const setupDone = 'setup-done';
/** The hash of the setup token; the row's time is when it was printed. */
export const setupToken = 'setup-token';

/**
 * Whether the first administrator still has to be created. An administrator who came another way, for example from the
 * organisation's sign-in, also ends the setup, and this call records that.
 */
export async function isSetupOpen(db: Database, now: Date): Promise<boolean> {
  const [done] = await db.select({ name: setting.name }).from(setting).where(eq(setting.name, setupDone));
  if (done) return false;
  const [administrators] = await db
    .select({ count: count() })
    .from(operators)
    .where(eq(operators.role, 'administrator'));
  if ((administrators?.count ?? 0) === 0) return true;
  await db.insert(setting).values({ name: setupDone, value: 'found', updatedAt: now }).onConflictDoNothing();
  return false;
}
