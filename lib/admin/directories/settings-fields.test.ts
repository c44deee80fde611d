import { expect, test } from 'vitest';
import { kindWords } from '@/lib/i18n/console/directories/directories-phrases';
import { settingWords } from '@/lib/i18n/console/directories/setting-words';
import { locales } from '@/lib/i18n/locales';
import { allProviders, findProvider } from '@/lib/providers/registry';
import { readSchemaFields } from '@/lib/settings/schema-fields';
import { toText } from '@/lib/settings/setting-text';
import { checkWords } from './answer-directory-form';
import { checkCodes } from './connection-checks';
import { directoryFormFields } from './directory-form-fields';
import { newDirectoryForm } from './open-directory-form';
import { readDirectoryForm } from './read-directory-form';
import { orderings, settingsFields } from './settings-fields';

const providers = allProviders().map((definition) => [definition.kind, definition] as const);
const languages = providers.flatMap(([kind, definition]) =>
  locales.map((locale) => [kind, locale, definition] as const),
);

test.each(languages)('every setting of %s has its words in %s', (kind, locale, definition) => {
  const fields = readSchemaFields(definition.settingsSchema);
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) {
    const words = settingWords(locale, `${kind}.${field.name}`, field);
    expect.soft(words, field.name).toBeDefined();
    expect.soft(words?.label, field.name).not.toBe(field.name);
    expect.soft(words?.label, field.name).toMatch(/\S/);
    expect.soft(words?.help, field.name).toMatch(/\S/);
    if (field.shape.type === 'choice')
      expect.soft(Object.keys(words?.options ?? {}).sort(), field.name).toEqual([...field.shape.values].sort());
  }
  expect(kindWords(locale, kind).name).not.toBe(kind);
  expect(kindWords(locale, kind).help).toMatch(/\S/);
});

test.each(languages)('no value of a secret of %s is ever in its form in %s', (_kind, locale, definition) => {
  const secrets = readSchemaFields(definition.settingsSchema).filter(({ secret }) => secret);
  const values = Object.fromEntries(secrets.map(({ name }) => [`setting.${name}`, 'hunter2']));
  const fields = directoryFormFields(
    definition,
    locale,
    { values, secretsSet: secrets.map(({ name }) => name) },
    false,
  );
  expect(JSON.stringify(fields)).not.toContain('hunter2');
  for (const { name } of secrets) expect(fields.find((field) => field.name === `setting.${name}`)?.kind).toBe('secret');
  expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
});

test.each(locales)('everything a test can find has its words in %s', (locale) => {
  const words = checkWords(
    locale,
    checkCodes.map((code) => ({ code, tone: 'danger', seconds: 61 })),
  );
  for (const { text } of words) expect(text).not.toMatch(/[{}]|checks\./);
});

test.each(providers)('what a new form of %s holds already is accepted by its schema', (_kind, definition) => {
  const fields = readSchemaFields(definition.settingsSchema).filter(({ required, example }) => required || example);
  const typed = Object.fromEntries(fields.map(({ name, example }) => [`setting.${name}`, example ?? 'typed']));
  const { values } = newDirectoryForm(definition);
  const read = readDirectoryForm(definition, { ...values, ...typed, id: 'new', name: 'New' }, null);
  expect(read).toMatchObject({ ok: true });
});

test('settings go into the form and come back the same', () => {
  const definition = findProvider('huawei-meeting');
  if (!definition) throw new Error('no such provider');
  const settings: Record<string, unknown> = {
    endpoint: 'https://api.meeting.huaweicloud.com',
    appId: 'app',
    passwordRules: 'documented-minimum',
    methods: ['email'],
    errorCodes: { 'USG.1': 'busy', 'USG.2': 'account_gone' },
  };
  const values = Object.fromEntries(
    readSchemaFields(definition.settingsSchema).map(({ name, shape }) => [
      `setting.${name}`,
      toText(shape, settings[name]),
    ]),
  );
  const form = { ...values, 'setting.appKey': ' key with spaces ', id: 'meeting', name: 'Meetings' };
  const read = readDirectoryForm(definition, form, null);
  expect(read.ok && read.value.entry['settings']).toEqual({ ...settings, appKey: ' key with spaces ' });
  expect(settingsFields(definition, 'en', { values, secretsSet: [] }).map(({ kind }) => kind)).toEqual([
    'text',
    'text',
    'secret',
    'text',
    'text',
    'select',
    'select',
    'textarea',
  ]);
});

test.each([
  ['a=busy\na=busy', 'field_invalid'],
  ['nothing', 'field_invalid'],
  ['a=nonsense', 'field_invalid'],
])('%j is refused beside its field', (text, code) => {
  const definition = findProvider('huawei-meeting');
  if (!definition) throw new Error('no such provider');
  const form = { id: 'meeting', name: 'Meetings', 'setting.errorCodes': text };
  expect(readDirectoryForm(definition, form, null)).toEqual({
    ok: false,
    error: { 'setting.errorCodes': code },
  });
});

test('every order of two values can be chosen, both first', () => {
  expect(orderings(['email', 'sms'], 'en')).toEqual([
    { value: 'email,sms', label: 'code by email, or code by SMS' },
    { value: 'sms,email', label: 'code by SMS, or code by email' },
    { value: 'email', label: 'only code by email' },
    { value: 'sms', label: 'only code by SMS' },
  ]);
});
