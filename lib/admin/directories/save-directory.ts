import 'server-only';
import { and, eq } from 'drizzle-orm';
import { mayChangeSettings } from '@/lib/admin/settings/may-change-settings';
import { describeChange } from '@/lib/audit/describe-change';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { storedDirectory } from '@/lib/db/console-schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import { findProvider } from '@/lib/providers/registry';
import type { ProviderDefinition } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { applySettings } from '@/lib/settings/apply-settings';
import { secretNames } from '@/lib/settings/schema-fields';
import { countSettingsChange } from '@/lib/settings/settings-version';
import {
  findStoredDirectory,
  listStoredDirectories,
  type StoredDirectory,
  sealEntry,
  settingsOf,
} from '@/lib/settings/stored-directories';
import { refusedAddresses } from './check-addresses';
import { forgetAccounts } from './forget-accounts';
import { openStored } from './open-stored';
import { type DirectoryForm, type FieldErrors, readDirectoryForm } from './read-directory-form';

/** Why a directory form was refused: as a whole, or beside its fields. */
export type FormRefusal = { error: ErrorCode } | { fields: FieldErrors };

const permission = 'directories.manage';

/** The limit of the configuration file. */
const mostDirectories = 50;

/**
 * Adds a directory after the others. Refuses with the codes of `mayChangeSettings`, `id_taken`, `not_supported` for the
 * 51st, `address_not_allowed`, and schema errors beside their fields.
 */
export async function addDirectory(
  services: Services,
  actor: Actor,
  kind: string,
  form: DirectoryForm,
): Promise<Result<{ id: string }, FormRefusal>> {
  const id = form['id']?.trim() ?? '';
  const may = await mayChangeSettings(services, actor, permission, { directoryId: id });
  if (!may.ok) return err({ error: may.error.code });
  const definition = findProvider(kind);
  if (!definition) return err({ error: 'form_invalid' });
  if (id === '') return err({ fields: { id: 'field_required' } });
  if (id === operatorsDirectoryId) return err({ fields: { id: 'id_taken' } });
  const read = readDirectoryForm(definition, form, null);
  if (!read.ok) return err({ fields: read.error });
  const refused = await refusedAddresses(services, definition, settingsOf(read.value.entry));
  if (Object.keys(refused).length > 0) return err({ fields: refused });
  const now = services.clock();
  const added = await services.db.transaction(async (tx): Promise<Result<void, FormRefusal>> => {
    await countSettingsChange(tx, now);
    const rows = await listStoredDirectories(tx);
    if (rows.some((row) => row.id === id)) return err({ fields: { id: 'id_taken' } });
    if (rows.length >= mostDirectories) return err({ error: 'not_supported' });
    const position = Math.max(-1, ...rows.map((row) => row.position)) + 1;
    const sealed = sealEntry(services.keys, id, read.value.entry);
    await tx.insert(storedDirectory).values({ id, position, ...sealed, updatedAt: now });
    const detail = describeChange({}, read.value.entry, secretPaths(definition));
    await recordEvent(
      tx,
      operatorEvent(actor, now, { action: 'directory_added', outcome: 'ok', directoryId: id, detail }),
    );
    return ok();
  });
  if (!added.ok) {
    if ('error' in added.error)
      await refuseAct(services, actor, { permission, directoryId: id }, { code: added.error.error });
    return added;
  }
  await applySettings(services);
  return ok({ id });
}

/**
 * Changes a directory. Refuses with the codes of `addDirectory`, with `changed_meanwhile` if it was saved after the
 * form was opened (`version` in the form), and with `secret_required` if an address changed. After a change of address,
 * drops what was read from the old one.
 */
export async function changeDirectory(
  services: Services,
  actor: Actor,
  id: string,
  form: DirectoryForm,
): Promise<Result<void, FormRefusal>> {
  const may = await mayChangeSettings(services, actor, permission, { directoryId: id });
  if (!may.ok) return err({ error: may.error.code });
  const row = await findStoredDirectory(services.db, id);
  const definition = row ? findProvider(String(row.entry['kind'])) : undefined;
  if (!row || !definition || form['version'] !== String(row.version)) return err({ error: 'changed_meanwhile' });
  const stored = openStored(services.keys, row);
  const read = readDirectoryForm(definition, { ...form, id }, stored);
  if (!read.ok) return err({ fields: read.error });
  const { entry, addressChanged } = read.value;
  const refused = await refusedAddresses(services, definition, settingsOf(entry));
  if (Object.keys(refused).length > 0) return err({ fields: refused });
  const now = services.clock();
  const changed = await services.db.transaction(async (tx) => {
    await countSettingsChange(tx, now);
    const sealed = sealEntry(services.keys, id, entry);
    const saved = await tx
      .update(storedDirectory)
      .set({ ...sealed, version: row.version + 1, updatedAt: now })
      .where(and(eq(storedDirectory.id, id), eq(storedDirectory.version, row.version)))
      .returning({ id: storedDirectory.id });
    if (saved.length === 0) return false;
    if (addressChanged) await forgetAccounts(tx, id, now);
    const before = { ...row.entry, settings: { ...settingsOf(row.entry), ...marked(row, stored.settings) } };
    const detail = describeChange(before, entry, secretPaths(definition));
    await recordEvent(
      tx,
      operatorEvent(actor, now, { action: 'directory_changed', outcome: 'ok', directoryId: id, detail }),
    );
    return true;
  });
  if (!changed) return err({ error: 'changed_meanwhile' });
  await applySettings(services);
  return ok();
}

/** Returns the stored secrets. One that cannot be decrypted still counts as set. */
function marked(row: StoredDirectory, opened: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(row.secrets).map((name) => [name, opened[name] ?? 'sealed']));
}

function secretPaths(definition: ProviderDefinition): string[] {
  return secretNames(definition.settingsSchema).map((name) => `settings.${name}`);
}
