import { readLocalText } from '@/lib/i18n/local-text';
import { toTextFields } from '@/lib/i18n/local-text-fields';
import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import { settingField } from '@/lib/forms/directories';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { findProvider } from '@/lib/providers/registry';
import type { ProviderDefinition } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { readSchemaFields } from '@/lib/settings/schema-fields';
import type { Fields } from '@/lib/settings/sealed-fields';
import { toText } from '@/lib/settings/setting-text';
import { settingsOf } from '@/lib/settings/stored-directories';
import { findEntry } from './find-entry';

/** The initial content of a directory's form. It contains no secret, only the names of those that are set. */
export type OpenedForm = {
  definition: ProviderDefinition;
  values: Record<string, string>;
  secretsSet: readonly string[];
  readOnly: boolean;
};

/**
 * Opens one directory for its form, from the file or the database. Refuses with the codes of `authorise`, and with
 * `not_supported` if it does not exist or its kind is unknown.
 */
export async function openDirectoryForm(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Result<OpenedForm, NotAllowed>> {
  const allowed = await mayAct(services, actor, 'directories.read', { directoryId: id });
  if (!allowed.ok) return allowed;
  const found = await findEntry(services, id);
  const definition = found ? findProvider(String(found.entry['kind'])) : undefined;
  if (!found || !definition) return err({ code: 'not_supported' });
  const { entry, secretsSet, version } = found;
  const values = { ...commonValues(entry), ...settingValues(definition, settingsOf(entry)), id, version };
  return ok({ definition, values, secretsSet, readOnly: services.configSource === 'file' });
}

/** The initial form of a new directory of a kind. */
export function newDirectoryForm(definition: ProviderDefinition): OpenedForm {
  return { definition, values: settingValues(definition, {}), secretsSet: [], readOnly: false };
}

function commonValues(entry: Fields): Record<string, string> {
  const match = (entry['match'] ?? {}) as Fields;
  const policy = (entry['policy'] ?? {}) as Fields;
  return {
    ...textFields('name', entry['name']),
    ...textFields('help', entry['help']),
    emailDomains: listed(match['emailDomains'], '\n'),
    methods: listed(entry['methods'], ','),
    signInUrl: shown(entry['signInUrl']),
    history: shown(policy['history']),
  };
}

function settingValues(definition: ProviderDefinition, settings: Fields): Record<string, string> {
  const open = readSchemaFields(definition.settingsSchema).filter(({ secret }) => !secret);
  return Object.fromEntries(
    open.map(({ name, shape, fallback }) => {
      const value = settings[name] ?? fallback;
      return [settingField(name), isVariable(value) ? shown(value) : toText(shape, value)];
    }),
  );
}

/** In the file a value can come from the environment; the form shows the variable's name, not its value. */
function isVariable(value: unknown): value is { env: string } {
  return typeof value === 'object' && value !== null && typeof (value as { env?: unknown }).env === 'string';
}

/** A text in each language, or the name of its variable in the file. */
function textFields(name: string, value: unknown): Record<string, string> {
  return toTextFields(name, readLocalText(value) ?? shown(value));
}

function shown(value: unknown): string {
  if (isVariable(value)) return `$${value.env}`;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function listed(value: unknown, separator: string): string {
  return Array.isArray(value) ? value.map(shown).join(separator) : '';
}
