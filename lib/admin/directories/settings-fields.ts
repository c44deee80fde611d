import { forgetField, settingField } from '@/lib/forms/directories';
import type { Choice, FieldSpec } from '@/lib/forms/field-spec';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { settingWords } from '@/lib/i18n/console/directories/setting-words';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import type { ProviderDefinition } from '@/lib/providers/types';
import { readSchemaFields, type SchemaField } from '@/lib/settings/schema-fields';

/** The present content of the form: texts by field, and which secrets are stored. */
export type FormContent = {
  values: Readonly<Record<string, string>>;
  secretsSet: readonly string[];
  /** Nothing is stored yet, so the form says nothing about stored values. */
  isNew?: boolean;
};

/** Builds the form fields of a provider's settings from its schema and the phrases of this language. */
export function settingsFields(definition: ProviderDefinition, locale: Locale, content: FormContent): FieldSpec[] {
  return readSchemaFields(definition.settingsSchema).flatMap((field) => {
    const words = settingWords(locale, `${definition.kind}.${field.name}`, field) ?? field;
    return field.secret ? secretFields(field, words, locale, content) : [openField(field, words, locale, content)];
  });
}

function openField(
  { name, required, shape }: SchemaField,
  { label, help, options = {} }: { label: string; help: string; options?: Record<string, string> },
  locale: Locale,
  { values }: FormContent,
): FieldSpec {
  const { t } = directoriesPhrases(locale);
  const field = { name: settingField(name), label, hint: help, value: values[settingField(name)] ?? '', required };
  switch (shape.type) {
    case 'boolean':
      return { ...field, kind: 'checkbox' };
    case 'number':
      return { ...field, kind: 'number' };
    case 'choice':
      return {
        ...field,
        kind: 'select',
        options: shape.values.map((value) => ({ value, label: options[value] ?? value })),
      };
    case 'list':
      return { ...field, kind: 'select', options: orderings(shape.values, locale) };
    case 'record': {
      const meanings = shape.values ? t('recordHint', { values: shape.values.join(punctuation[locale].comma) }) : '';
      return {
        ...field,
        hint: [help, meanings].filter(Boolean).join(locale === 'zh-CN' ? '' : ' '),
        kind: 'textarea',
        rows: 3,
      };
    }
    case 'lines':
      return { ...field, kind: 'textarea', rows: 2 };
    case 'text':
      return { ...field, kind: 'text', ...(shape.maxLength ? { maxLength: shape.maxLength } : {}) };
    default:
      return shape satisfies never;
  }
}

function secretFields(
  { name, required }: SchemaField,
  { label, help }: { label: string; help: string },
  locale: Locale,
  { secretsSet, isNew }: FormContent,
): FieldSpec[] {
  const { phrases, t } = directoriesPhrases(locale);
  const isSet = secretsSet.includes(name);
  const hint = isNew ? help : `${help} ${isSet ? phrases.secretSet : phrases.secretNotSet}`;
  const field = { name: settingField(name), label, hint, kind: 'secret' as const, required: required && !isSet };
  const box = { name: forgetField(name), label: t('forget', { label }), kind: 'checkbox' as const };
  return isSet && !required ? [field, box] : [field];
}

/** Returns every ordered selection of a few values as one choice: the first value counts most. */
export function orderings(values: readonly string[], locale: Locale): Choice[] {
  return permutations(values).map((order) => ({ value: order.join(','), label: orderWords(order, locale) }));
}

function permutations(values: readonly string[]): string[][] {
  const longer = values.flatMap((first) => {
    const rest = permutations(values.filter((value) => value !== first));
    return [[first], ...rest.map((order) => [first, ...order])];
  });
  return longer.sort((left, right) => right.length - left.length);
}

function orderWords(order: readonly string[], locale: Locale): string {
  const { phrases, t } = directoriesPhrases(locale);
  const named = order.map((value) => (value === 'email' || value === 'sms' ? phrases[value] : value));
  const [only] = named;
  if (named.length === 1) return t('only', { first: only ?? '' });
  return named.reduce((first, second) => t('oneThenOther', { first, second }));
}
