import 'server-only';
import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import { describePath } from '@/lib/config/load-config';
import { configSchema } from '@/lib/config/schema';
import type { Keys } from '@/lib/crypto/keys';
import type { Database, Transaction } from '@/lib/db/database';
import { setting } from '@/lib/db/schema';
import { secretNames } from './schema-fields';
import { type Fields, openFields, sealFields } from './sealed-fields';
import { countSettingsChange } from './settings-version';

const { $schema: _editor, directories: _ownTable, ...sections } = configSchema.shape;

/** Every part of the configuration except the directories, which have their own table. */
export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as SectionName[];

/** What the configuration file would hold under this name. */
export type SectionInput<Name extends SectionName> = z.input<(typeof sections)[Name]>;

/** Returns the schema of a section, the same as for the file. */
export function sectionSchema(name: SectionName): z.ZodType {
  return sections[name];
}

/**
 * A new value for a section; `undefined` removes it. It must fit the section's schema, and `version` is the one that
 * was read.
 */
export type SectionChange = {
  [Name in SectionName]: { name: Name; value: SectionInput<Name> | undefined; version: number };
}[SectionName];

/**
 * The stored value of a section, with its secrets decrypted. `version` is 0 and `value` undefined if nothing is stored.
 */
export type StoredSection = { value: unknown; version: number };

const storedSchema = z.object({
  version: z.int(),
  /** An object without its secret fields, or a bare number or text. */
  value: z.unknown().optional(),
  secrets: z.record(z.string(), z.string()),
});

/**
 * Reads one section as it was written, secrets included: for the server only. Fails with the reason, in English, if it
 * does not decrypt or no longer fits the schema.
 */
export async function readStoredSection(
  db: Database | Transaction,
  keys: Keys,
  name: SectionName,
): Promise<Result<StoredSection, { detail: string; version: number }>> {
  const row = await readRow(db, name);
  if (row === null) return ok({ value: undefined, version: 0 });
  const parsed = storedSchema.safeParse(row);
  if (!parsed.success) return err({ detail: 'has an unknown format', version: 0 });
  const { version, secrets } = parsed.data;
  if (parsed.data.value === undefined) return ok({ value: undefined, version });
  const opened = isFields(parsed.data.value)
    ? openFields(keys, `setting:${name}`, { plain: parsed.data.value, secrets })
    : ok(parsed.data.value);
  if (!opened.ok) return err({ detail: `${opened.error.name} ${opened.error.detail}`, version });
  const checked = sections[name].safeParse(opened.value);
  const [issue] = checked.error?.issues ?? [];
  if (issue) return err({ detail: `${describePath([name, ...issue.path])}: ${issue.message}`, version });
  return ok({ value: opened.value, version });
}

/**
 * Stores one section in the caller's transaction; `undefined` removes it, so that the default applies. `version` is the
 * one that was read for the form; fails with `changed_meanwhile` if it is different now. Fields with `secret: true` in
 * the schema are encrypted. Check the value against the section's schema first: this throws if it does not fit.
 */
export async function writeStoredSection<Name extends SectionName>(
  tx: Transaction,
  keys: Keys,
  name: Name,
  { value, version, now }: { value: SectionInput<Name> | undefined; version: number; now: Date },
): Promise<Result<void, 'changed_meanwhile'>> {
  if (value !== undefined) sections[name].parse(value);
  await countSettingsChange(tx, now);
  const row = storedSchema.safeParse(await readRow(tx, name)).data;
  if ((row?.version ?? 0) !== version) return err('changed_meanwhile');
  const given: unknown = value;
  const stored = isFields(given)
    ? sealFields(keys, `setting:${name}`, given, secretNames(sections[name]))
    : { plain: given, secrets: {} };
  // A removed section keeps a row without a value. Otherwise its version would restart at numbers that forms have seen.
  const text = JSON.stringify({ version: version + 1, value: stored.plain, secrets: stored.secrets });
  await tx
    .insert(setting)
    .values({ name: rowName(name), value: text, updatedAt: now })
    .onConflictDoUpdate({ target: setting.name, set: { value: text, updatedAt: now } });
  return ok();
}

/** Returns the sections with encrypted fields, as stored, locked until the transaction ends. */
export async function readSealedSections(
  tx: Transaction,
): Promise<{ name: SectionName; row: string; stored: z.output<typeof storedSchema> }[]> {
  const rows = await tx
    .select()
    .from(setting)
    .where(inArray(setting.name, sectionNames.map(rowName)))
    .for('update');
  return sectionNames.flatMap((name) => {
    const row = rowName(name);
    const stored = storedSchema.safeParse(parseJson(rows.find((each) => each.name === row)?.value ?? ''));
    return stored.success && Object.keys(stored.data.secrets).length > 0 ? [{ name, row, stored: stored.data }] : [];
  });
}

async function readRow(db: Database | Transaction, name: SectionName): Promise<unknown> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, rowName(name)));
  return row ? parseJson(row.value) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
}

function rowName(name: SectionName): string {
  return `config:${name}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
