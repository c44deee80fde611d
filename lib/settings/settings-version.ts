import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';

const name = 'settings-version';

/** The version that the first start stores. */
export const firstVersion = 1;

/** Returns the version of the stored settings, which every change increments; 0 if none were ever stored. */
export async function readSettingsVersion(db: Database): Promise<number> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, name));
  return row ? Number(row.value) : 0;
}

/**
 * Increments the version. Call it first in the transaction of the change: the row stays locked until that transaction
 * ends, so changes run one after another and later reads in it are up to date.
 */
export async function countSettingsChange(tx: Transaction, now: Date): Promise<void> {
  await tx
    .insert(setting)
    .values({ name, value: '1', updatedAt: now })
    .onConflictDoUpdate({
      target: setting.name,
      set: { value: sql`(${setting.value}::bigint + 1)::text`, updatedAt: now },
    });
}

/** Stores the first version. Returns false if there is one already. */
export async function beginSettings(tx: Transaction, now: Date): Promise<boolean> {
  const begun = await tx
    .insert(setting)
    .values({ name, value: String(firstVersion), updatedAt: now })
    .onConflictDoNothing()
    .returning({ name: setting.name });
  return begun.length > 0;
}
