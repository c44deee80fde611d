import 'server-only';
import { asc } from 'drizzle-orm';
import { operator as operators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';

/** Every operator's name by how the audit names them (`operator:<id>`), in order of names. */
export async function operatorNames(db: Database): Promise<Map<string, string>> {
  const rows = await db.select({ id: operators.id, name: operators.name }).from(operators).orderBy(asc(operators.name));
  return new Map(rows.map(({ id, name }) => [`operator:${id}`, name]));
}
