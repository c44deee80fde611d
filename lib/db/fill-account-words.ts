import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import type { Clock } from '@/lib/base/clock';
import { putAccountWords } from './account-search';
import { wordsVersion } from './account-words';
import type { Database } from './database';
import { toLocalAccount } from './local-accounts';
import { localAccount, setting } from './schema';

const name = 'account-words-version';
const pageSize = 500;

/**
 * Rebuilds the words of local accounts if they come from an older version of `accountWords`. Returns how many accounts
 * were processed; 0 once that is done. Indexed accounts get theirs with the next refresh.
 */
export async function fillAccountWords(db: Database, clock: Clock): Promise<number> {
  const [stored] = await db.select().from(setting).where(eq(setting.name, name));
  const value = String(wordsVersion);
  if (stored?.value === value) return 0;
  let filled = 0;
  for (let after = ['', '']; ; ) {
    const rows = await db
      .select()
      .from(localAccount)
      .where(sql`(${localAccount.directoryId}, ${localAccount.id}) > (${after[0]}::text, ${after[1]}::text)`)
      .orderBy(asc(localAccount.directoryId), asc(localAccount.id))
      .limit(pageSize);
    for (const directoryId of new Set(rows.map((row) => row.directoryId))) {
      const own = rows.filter((row) => row.directoryId === directoryId);
      await putAccountWords(db, directoryId, own.map(toLocalAccount));
    }
    filled += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) break;
    after = [last.directoryId, last.id];
  }
  const updatedAt = clock();
  await db
    .insert(setting)
    .values({ name, value, updatedAt })
    .onConflictDoUpdate({ target: setting.name, set: { value, updatedAt } });
  return filled;
}
