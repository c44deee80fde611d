import 'server-only';
import type { Keys } from '@/lib/crypto/keys';
import { openEntry, type StoredDirectory, settingsOf } from '@/lib/settings/stored-directories';
import type { Stored } from './read-directory-form';

/**
 * Opens a stored directory for comparison with its form. If one secret cannot be decrypted, all count as missing and
 * must be typed again.
 */
export function openStored(keys: Keys, row: StoredDirectory): NonNullable<Stored> {
  const opened = openEntry(keys, row);
  if (!opened.ok) return { settings: settingsOf(row.entry), secrets: [] };
  return { settings: settingsOf(opened.value), secrets: Object.keys(row.secrets) };
}
