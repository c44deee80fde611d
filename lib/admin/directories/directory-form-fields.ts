import { settingField } from '@/lib/forms/directories';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { languageFields } from '@/lib/i18n/console/language-fields';
import type { Locale } from '@/lib/i18n/locales';
import type { ProviderDefinition } from '@/lib/providers/types';
import { type FormContent, orderings, settingsFields } from './settings-fields';

/**
 * Returns the whole form of a directory: what people see of it, the provider's settings, and what every directory has.
 */
export function directoryFormFields(
  definition: ProviderDefinition,
  locale: Locale,
  content: FormContent,
  isNew: boolean,
): FieldSpec[] {
  const { phrases } = directoriesPhrases(locale);
  const value = (name: string) => ({ name, value: content.values[name] ?? '' });
  const inOtherLanguages = (name: string, label: string, maxLength: number) =>
    languageFields(name, locale, label).map(
      (field) => ({ ...field, ...value(field.name), kind: 'text', maxLength }) as const,
    );
  const { capabilities } = definition;
  const settings = settingsFields(definition, locale, { ...content, isNew });
  // A provider with its own password history has that number among its settings: do not ask twice.
  const remembersItself = settings.some(({ name }) => name === settingField('history')) && !content.values['history'];
  return [
    ...(isNew
      ? [
          {
            ...value('id'),
            label: phrases.id,
            hint: phrases.idHint,
            kind: 'text',
            required: true,
            maxLength: 63,
          } as const,
        ]
      : []),
    { ...value('name'), label: phrases.name, hint: phrases.nameHint, kind: 'text', required: true, maxLength: 60 },
    ...inOtherLanguages('name', phrases.name, 60),
    { ...value('help'), label: phrases.help, hint: phrases.helpHint, kind: 'text', maxLength: 120 },
    ...inOtherLanguages('help', phrases.help, 120),
    ...settings,
    {
      ...value('emailDomains'),
      label: phrases.emailDomains,
      hint: phrases.emailDomainsHint,
      kind: 'textarea',
      rows: 2,
    },
    // A back end that sends its own code has that in its settings.
    ...(capabilities.verifiedBy === 'portal'
      ? [
          {
            ...value('methods'),
            label: phrases.methods,
            hint: phrases.methodsHint,
            kind: 'select',
            options: [{ value: '', label: phrases.methodsAll }, ...orderings(capabilities.contacts, locale)],
          } as const,
        ]
      : []),
    { ...value('signInUrl'), label: phrases.signInUrl, hint: phrases.signInUrlHint, kind: 'url' },
    ...(remembersItself
      ? []
      : [{ ...value('history'), label: phrases.history, hint: phrases.historyHint, kind: 'number' } as const]),
  ];
}

/** Returns the fields whose text may go back into the page: all that are not secret. */
export function shownFields(definition: ProviderDefinition): string[] {
  const fields = directoryFormFields(definition, 'en', { values: {}, secretsSet: [] }, true);
  return fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => name);
}
