'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { IdentifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { DirectoryChoice, isAskingForDirectory } from './directory-choice';
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
  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      <Field
        id="identifier"
        label={phrases.identifier}
        error={error}
        describedBy="intro"
        focusOnArrival={!isAskingForDirectory(answer)}
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
      <DirectoryChoice
        answer={answer}
        directories={directories}
        {...(initial.directory === undefined ? {} : { initial: initial.directory })}
        error={errors['directory']}
        phrases={phrases}
      />
      <Button pending={pending} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
      {phrases.promise ? <p className="text-center text-sm text-balance text-muted">{phrases.promise}</p> : null}
    </form>
  );
}
