'use client';

import { Button } from '@/components/ui/button';
import { Field, FieldError } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { RadioCard } from '@/components/ui/radio-card';
import { TextInput } from '@/components/ui/text-input';
import type { FormAction } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { IdentifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { usePortalForm } from './use-portal-form';

export type IdentifyFormProps = {
  action: FormAction;
  /** Offered as cards when there are several. */
  directories: readonly { id: string; name: string; help?: string | undefined }[];
  initial: { identifier?: string | undefined; directory?: string | undefined };
  phrases: IdentifyPhrases;
};

/** The form on `/`: who is it, and where. */
export function IdentifyForm({ action, directories, initial, phrases }: IdentifyFormProps) {
  const { answer, errors, connectionLost, pending, formProps } = usePortalForm(action, 'identify');
  const error = errors['identifier'] && errorWords(errors['identifier'], phrases);
  const directoryError = errors['directory'] && errorWords(errors['directory'], phrases);
  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage answer={answer} connectionLost={connectionLost} phrases={phrases} />
      <Field id="identifier" label={phrases.identifier} error={error}>
        {(control) => (
          <TextInput
            {...control}
            name="identifier"
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="next"
            required
            maxLength={255}
            defaultValue={answer.values?.['identifier'] ?? initial.identifier}
            readOnly={pending}
          />
        )}
      </Field>
      {directories.length > 1 ? (
        <fieldset aria-describedby={directoryError ? 'directory-error' : undefined} className="grid gap-2.5">
          <legend className="mb-1.5 font-medium">{phrases.directory}</legend>
          {directories.map(({ id, name, help }) => (
            <RadioCard
              key={id}
              name="directory"
              value={id}
              label={name}
              help={help}
              aria-invalid={directoryError ? true : undefined}
              defaultChecked={id === (answer.values?.['directory'] ?? initial.directory)}
            />
          ))}
          {directoryError ? <FieldError id="directory-error">{directoryError}</FieldError> : null}
        </fieldset>
      ) : null}
      <Button pending={pending} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
      <p className="text-center text-sm text-balance text-muted">{phrases.promise}</p>
    </form>
  );
}
