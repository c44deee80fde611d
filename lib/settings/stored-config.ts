import 'server-only';
import { type Config, configSchema } from '@/lib/config/schema';
import type { Keys } from '@/lib/crypto/keys';
import type { Database } from '@/lib/db/database';
import type { BrokenDirectory } from '@/lib/directories/directory';
import type { Fields } from './sealed-fields';
import { readSettingsVersion } from './settings-version';
import { listStoredDirectories, openEntry } from './stored-directories';
import { readStoredSection, type SectionName, sectionNames } from './stored-sections';

export type LoadedConfig = {
  config: Config;
  /** The version of these settings; see `readSettingsVersion`. */
  version: number;
  /** Sections that were left out, and why (English, for the log). */
  problems: { section: SectionName; detail: string }[];
  /** Directories with secrets that do not decrypt. */
  broken: BrokenDirectory[];
};

/** Returns the stored configuration. Parts that cannot be read are left out and named; the rest applies. */
export async function loadStoredConfig(db: Database, keys: Keys): Promise<LoadedConfig> {
  // Read first: a change made during the reads then shows up as a newer version.
  const version = await readSettingsVersion(db);
  const sections: Partial<Record<SectionName, unknown>> = {};
  const problems: LoadedConfig['problems'] = [];
  for (const section of sectionNames) {
    const stored = await readStoredSection(db, keys, section);
    if (!stored.ok) problems.push({ section, detail: stored.error.detail });
    else if (stored.value.value !== undefined) sections[section] = stored.value.value;
  }
  const entries: Fields[] = [];
  const broken: BrokenDirectory[] = [];
  for (const row of await listStoredDirectories(db)) {
    const opened = row.enabled ? openEntry(keys, row) : null;
    if (opened?.ok) entries.push(opened.value);
    else if (opened) broken.push(opened.error);
  }
  return { config: { ...configSchema.parse(sections), directories: entries }, version, problems, broken };
}
