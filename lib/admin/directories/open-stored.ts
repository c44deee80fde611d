import 'server-only';
import type { Keys } from '@/lib/crypto/keys';
import { openEntry, type StoredDirectory, settingsOf } from '@/lib/settings/stored-directories';
import type { Stored } from './read-directory-form';

/**
 * A stored directory as its form is read against. Where a secret does not open, all of them count as not there, so that
 * they have to be typed again.
 */
export function openStored(keys: Keys, row: StoredDirectory): NonNullable<Stored> {
  const opened = openEntry(keys, row);
  if (!opened.ok) return { settings: settingsOf(row.entry), secrets: [] };
  return { settings: settingsOf(opened.value), secrets: Object.keys(row.secrets) };
}
