import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';

const name = 'settings-version';

/** What the first start stores. */
export const firstVersion = 1;

/** Counts every change of what is stored of the settings; 0 where nothing was ever stored. */
export async function readSettingsVersion(db: Database): Promise<number> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, name));
  return row ? Number(row.value) : 0;
}

/**
 * Counts one change. Call it first in the transaction of the change: the row stays locked until that ends, so that
 * changes come one after the other and what is read after this call is the newest.
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

/** Begins to count. False where somebody has begun already. */
export async function beginSettings(tx: Transaction, now: Date): Promise<boolean> {
  const begun = await tx
    .insert(setting)
    .values({ name, value: String(firstVersion), updatedAt: now })
    .onConflictDoNothing()
    .returning({ name: setting.name });
  return begun.length > 0;
}
