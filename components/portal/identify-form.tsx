'use client';

import { Button } from '@/components/ui/button';
import { Field, FieldError } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { RadioCard } from '@/components/ui/radio-card';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { IdentifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { portalCheck } from './portal-check';

export type IdentifyFormProps = {
  action: FormAction;
  /** Shown as cards if what was typed does not decide between them. */
  directories: readonly { id: string; name: string; help?: string | undefined }[];
  initial: { identifier?: string | undefined; directory?: string | undefined };
  phrases: IdentifyPhrases;
};

/** The form on `/`: the person's identifier, and the directory. */
export function IdentifyForm({ action, directories, initial, phrases }: IdentifyFormProps) {
  const { answer, refused, errors, connectionLost, pending, formProps } = useActionForm(
    action,
    portalCheck('identify'),
  );
  const error = errors['identifier'] && errorWords(errors['identifier'], phrases);
  const asking = initial.directory !== undefined || isAsking(answer);
  // The first time it is a question and not an error.
  const reproached = answer.values?.['asked'] !== undefined && errors['directory'];
  const directoryError = reproached ? errorWords(reproached, phrases) : undefined;
  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      <Field
        id="identifier"
        label={phrases.identifier}
        error={error}
        describedBy="intro"
        focusOnArrival={!isAsking(answer)}
      >
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
      {asking && directories.length > 1 ? (
        <fieldset aria-describedby={directoryError ? 'directory-error' : undefined} className="grid gap-2.5">
          <legend className="mb-1.5 font-medium">{phrases.directory}</legend>
          <input type="hidden" name="asked" value="1" />
          {directories.map(({ id, name, help }, at) => (
            <RadioCard
              key={id}
              name="directory"
              value={id}
              label={name}
              help={help}
              aria-invalid={directoryError ? true : undefined}
              autoFocus={at === 0 && isAsking(answer) && answer.values?.['directory'] === undefined}
              defaultChecked={id === (answer.values?.['directory'] ?? initial.directory)}
            />
          ))}
          <FieldError id="directory-error">{directoryError}</FieldError>
        </fieldset>
      ) : null}
      <Button pending={pending} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
      <p className="text-center text-sm text-balance text-muted">{phrases.promise}</p>
    </form>
  );
}

/** Checks whether the server needs the directory, or the form already showed the choice when it was sent. */
function isAsking(state: FormState): boolean {
  const unanswered = state.status === 'refused' && state.fields?.['directory'] !== undefined;
  return unanswered || state.values?.['asked'] !== undefined;
}
