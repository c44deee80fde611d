import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { directorySchema } from '@/lib/config/schema';
import { forgetField, settingField } from '@/lib/forms/directories';
import { fromTextFields, languageField } from '@/lib/i18n/local-text-fields';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import type { ProviderDefinition } from '@/lib/providers/types';
import { readSchemaFields, type SchemaField } from '@/lib/settings/schema-fields';
import type { Fields } from '@/lib/settings/sealed-fields';
import { fromText } from '@/lib/settings/setting-text';

/** The texts of a form by field. */
export type DirectoryForm = Readonly<Record<string, string | undefined>>;
export type FieldErrors = Record<string, ErrorCode>;

/** The stored settings, decrypted; null for a new directory. */
export type Stored = { settings: Fields; secrets: readonly string[] } | null;

/** An entry as in the configuration file, secrets included, and whether secrets go to another address than before. */
export type ReadDirectory = { entry: Fields; addressChanged: boolean };

/**
 * Reads the form of a directory of this kind, checked by the schemas of the configuration file. An empty secret keeps
 * the stored one, unless a setting marked `address` changed: then it must be typed again (`secret_required`) or
 * removed, so that nobody can send it elsewhere.
 */
export function readDirectoryForm(
  definition: ProviderDefinition,
  form: DirectoryForm,
  stored: Stored,
): Result<ReadDirectory, FieldErrors> {
  const fields = readSchemaFields(definition.settingsSchema);
  const errors: FieldErrors = {};
  const settings: Fields = {};
  for (const field of fields.filter(({ secret }) => !secret)) {
    const value = fromText(field.shape, form[settingField(field.name)]);
    if (!value.ok) errors[settingField(field.name)] = value.error;
    else if (value.value !== undefined) settings[field.name] = value.value;
    else if (field.required) errors[settingField(field.name)] = 'field_required';
  }
  const addressChanged = stored !== null && fields.some((field) => isMoved(field, settings, stored.settings));
  for (const field of fields.filter(({ secret }) => secret)) {
    const value = readSecret(field, form, stored, addressChanged);
    if (!value.ok) errors[settingField(field.name)] = value.error;
    else if (value.value !== undefined) settings[field.name] = value.value;
  }
  const parsed = definition.settingsSchema.safeParse(settings);
  for (const issue of parsed.error?.issues ?? []) {
    const name = settingField(String(issue.path[0]));
    errors[name] ??= codeOf(issue, fields.find((field) => settingField(field.name) === name)?.shape.type === 'number');
  }
  const entry = { ...readCommon(form), kind: definition.kind, settings };
  for (const issue of directorySchema.safeParse(entry).error?.issues ?? []) {
    const name = commonName(issue.path);
    errors[name] ??= name === 'name' && entry.name === '' ? 'field_required' : codeOf(issue, name === 'history');
  }
  return Object.keys(errors).length > 0 ? err(errors) : ok({ entry, addressChanged });
}

function readCommon(form: DirectoryForm) {
  const text = (name: string) => form[name]?.trim() ?? '';
  const domains = text('emailDomains')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const methods = text('methods').split(',').filter(Boolean);
  const history = text('history');
  const help = fromTextFields('help', form);
  return {
    id: text('id'),
    name: fromTextFields('name', form) ?? '',
    ...(help === undefined ? {} : { help }),
    ...(domains.length > 0 ? { match: { emailDomains: domains.map((domain) => domain.replace(/^@/, '')) } } : {}),
    ...(methods.length > 0 ? { methods } : {}),
    ...(text('signInUrl') ? { signInUrl: text('signInUrl') } : {}),
    ...(history ? { policy: { history: /^\d{1,9}$/.test(history) ? Number(history) : Number.NaN } } : {}),
  };
}

function isMoved({ name, address, fallback }: SchemaField, now: Fields, before: Fields): boolean {
  return address && String(now[name] ?? fallback ?? '') !== String(before[name] ?? fallback ?? '');
}

function readSecret(
  { name, required }: SchemaField,
  form: DirectoryForm,
  stored: Stored,
  addressChanged: boolean,
): Result<unknown, ErrorCode> {
  // Not trimmed: a secret may start with any character.
  const typed = form[settingField(name)] ?? '';
  if (typed !== '') return ok(typed);
  const isStored = stored?.secrets.includes(name) ?? false;
  if (!required && form[forgetField(name)] === 'on') return ok(undefined);
  if (isStored && addressChanged) return err('secret_required');
  const kept = isStored ? stored?.settings[name] : undefined;
  return required && kept === undefined ? err('field_required') : ok(kept);
}

function codeOf(issue: { code?: string | undefined; origin?: unknown }, isNumber: boolean): ErrorCode {
  if (isNumber) return 'number_invalid';
  return issue.code === 'too_big' && issue.origin === 'string' ? 'field_too_long' : 'field_invalid';
}

function commonName([first, language]: readonly PropertyKey[]): string {
  const names: Record<string, string> = { match: 'emailDomains', policy: 'history' };
  const name = names[String(first)] ?? String(first);
  return isLocale(language) && language !== defaultLocale ? languageField(name, language) : name;
}
