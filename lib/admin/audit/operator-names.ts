import 'server-only';
import { asc } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';

/** Returns every operator's name by the audit's actor name (`operator:<id>`), sorted by name. */
export async function operatorNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.select({ id: operators.id, name: operators.name }).from(operators).orderBy(asc(operators.name));
  return new Map(rows.map(({ id, name }) => [`operator:${id}`, name]));
}
