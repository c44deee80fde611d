import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { err, ok, type Result } from '@/lib/base/result';
import type { Keys } from '@/lib/crypto/keys';
import { storedDirectory } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import type { BrokenDirectory } from '@/lib/directories/directory';
import { findProvider } from '@/lib/providers/registry';
import { secretNames } from './schema-fields';
import { type Fields, openFields, type SealedFields, sealFields } from './sealed-fields';

export type StoredDirectory = typeof storedDirectory.$inferSelect;

/**
 * Returns every stored directory in order, disabled ones included. `lock` keeps other transactions from changing them.
 */
export async function listStoredDirectories(
  db: Database | Transaction,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredDirectory[]> {
  const rows = db.select().from(storedDirectory).orderBy(asc(storedDirectory.position), asc(storedDirectory.id));
  return lock ? rows.for('update') : rows;
}

/** Returns one stored directory, or null. */
export async function findStoredDirectory(db: Database | Transaction, id: string): Promise<StoredDirectory | null> {
  const [row] = await db.select().from(storedDirectory).where(eq(storedDirectory.id, id));
  return row ?? null;
}

/** Splits an entry, as in the configuration file, into its plain part and the secrets encrypted for this directory. */
export function sealEntry(keys: Keys, id: string, entry: Fields): { entry: Fields; secrets: Record<string, string> } {
  const definition = findProvider(String(entry['kind']));
  const names = definition ? secretNames(definition.settingsSchema) : [];
  const { plain, secrets } = sealFields(keys, context(id), settingsOf(entry), names);
  return { entry: { ...entry, settings: plain }, secrets };
}

/**
 * Returns the entry as in the configuration file, secrets included: for the server only. Fails if a secret does not
 * decrypt.
 */
export function openEntry(
  keys: Keys,
  row: Pick<StoredDirectory, 'id' | 'entry' | 'secrets'>,
): Result<Fields, BrokenDirectory> {
  const stored: SealedFields = { plain: settingsOf(row.entry), secrets: row.secrets };
  const settings = openFields(keys, context(row.id), stored);
  if (settings.ok) return ok({ ...row.entry, id: row.id, settings: settings.value });
  const { name, detail } = settings.error;
  return err({ id: row.id, problems: [`${row.id}.settings.${name}: ${detail}`] });
}

/** Returns the provider's settings in an entry. */
export function settingsOf(entry: Fields): Fields {
  const { settings } = entry;
  return typeof settings === 'object' && settings !== null ? (settings as Fields) : {};
}

function context(id: string): string {
  return `directory:${id}`;
}
