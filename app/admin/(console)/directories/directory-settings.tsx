import { Card } from '@/components/admin/card';
import { DirectoryForm } from '@/components/admin/directories/directory-form';
import { SettingList } from '@/components/admin/directories/setting-list';
import { directoryFormFields } from '@/lib/admin/directories/directory-form-fields';
import type { OpenedForm } from '@/lib/admin/directories/open-directory-form';
import { settingField } from '@/lib/forms/directories';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Actor } from '@/lib/operators/actor';
import { isSteppedUp } from '@/lib/operators/authorise';
import { saveDirectoryAction } from './actions';

type DirectorySettingsProps = { actor: Actor; form: OpenedForm; isNew?: boolean; now: Date };

/** The settings of a directory: a form, or read-only text if the configuration file takes precedence. */
export function DirectorySettings({ actor, form, isNew = false, now }: DirectorySettingsProps) {
  const { locale } = actor.request;
  const { phrases } = directoriesPhrases(locale);
  const { definition, values, secretsSet } = form;
  const fields = directoryFormFields(definition, locale, form, isNew);
  if (form.readOnly) {
    const isSet = (name: string) => secretsSet.some((secret) => settingField(secret) === name);
    const shown = fields.filter(({ name }) => !name.startsWith('forget.'));
    return (
      <Card>
        <SettingList
          settings={shown.map((field) => ({
            label: field.label,
            value: field.kind === 'secret' ? (isSet(field.name) ? phrases.set : '') : valueWords(field, phrases),
            note: phrases.notSet,
          }))}
        />
      </Card>
    );
  }
  const shell = consoleShellPhrases(locale);
  return (
    <Card>
      <DirectoryForm
        action={saveDirectoryAction}
        fields={fields}
        hidden={{
          kind: definition.kind,
          ...(isNew ? {} : { id: values['id'] ?? '', version: values['version'] ?? '' }),
        }}
        phrases={consoleFormPhrases(locale, ['too_many_attempts'])}
        labels={{ ...shell, submit: phrases.save, pending: phrases.saving }}
        stepUp={!isSteppedUp(actor.session, now, isNew ? 'directories:new' : `directory:${values['id']}`)}
        words={phrases}
      />
    </Card>
  );
}

/** A value as text: the label of a choice, yes or no for a checkbox. */
function valueWords(field: FieldSpec, words: { yes: string; no: string }): string {
  if (field.kind === 'checkbox') return field.value === 'on' ? words.yes : words.no;
  if (field.kind !== 'select') return field.value ?? '';
  return field.options.find(({ value }) => value === field.value)?.label ?? field.value ?? '';
}
