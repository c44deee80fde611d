import * as z from 'zod/mini';
import { textFieldNames } from '@/lib/i18n/local-text-fields';
import { directoryIdField } from './directory-id';

/** What the forms about directories send. Messages are codes of `lib/base/errors`; the rest is checked with the settings. */

const text = (most: number) => z.optional(z.string().check(z.maxLength(most, { error: 'field_too_long' })));

/** The name of a provider's setting in the form. */
export function settingField(name: string): string {
  return `setting.${name}`;
}

/** The checkbox that removes a stored secret. */
export function forgetField(name: string): string {
  return `forget.${name}`;
}

/** The fields that every directory has. */
const commonFields = {
  id: text(200),
  kind: text(100),
  version: text(20),
  ...Object.fromEntries([...textFieldNames('name'), ...textFieldNames('help')].map((name) => [name, text(1000)])),
  emailDomains: text(10_000),
  methods: text(100),
  signInUrl: text(2000),
  history: text(20),
  intent: text(20),
};

/** The whole form, for providers with these settings. */
export function directoryFields(settings: readonly string[]) {
  const own = settings.flatMap((name) => [
    [settingField(name), text(20_000)] as const,
    [forgetField(name), text(10)] as const,
  ]);
  return { ...Object.fromEntries(own), ...commonFields };
}

const id = directoryIdField('form_invalid');

export const switchDirectoryFields = { id, to: z.enum(['on', 'off'], { error: 'form_invalid' }) };
export const moveDirectoryFields = { id, to: z.enum(['up', 'down'], { error: 'form_invalid' }) };
export const removeDirectoryFields = {
  id,
  confirm: z.optional(z.string().check(z.trim(), z.maxLength(200, { error: 'field_too_long' }))),
};
