import 'server-only';
import { count, eq } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';

/** Stands in `setting` from the first administrator on, for good: without them the setup does not open again. */
export const setupDone = 'setup-done';
/** The hash of the setup token and, as the row's time, when it was printed. */
export const setupToken = 'setup-token';

/**
 * Whether the first administrator is still to be made. An administrator who came another way (for instance from the
 * organisation's sign-in) ends the setup as well, and that is noted here.
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
