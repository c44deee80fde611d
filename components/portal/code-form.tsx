'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { type ControlProps, Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { type FormAction, initialFormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import type { SchemaName } from './portal-form-check';
import { usePortalForm } from './use-portal-form';
import { useWork } from './use-work';

type CodeFormProps = {
  action: FormAction;
  schema?: SchemaName;
  phrases: VerifyPhrases;
  /** The input, named `code`. */
  children: (
    control: ControlProps & { name: 'code'; required: true; readOnly: boolean },
    submit: () => void,
  ) => ReactNode;
};

/** A form on `/verify`: one code, and the work that the server may ask for before it looks at another. */
export function CodeForm({ action, schema, phrases, children }: CodeFormProps) {
  const { answer, errors, connectionLost, pending, form, formProps } = usePortalForm(action, schema);
  const submit = () => form.current?.requestSubmit();
  const work = useWork(answer.work, () => {
    if (new FormData(form.current ?? undefined).get('code')) submit();
  });
  const busy = pending || work.busy;
  const error = errors['code'] && errorWords(errors['code'], phrases, answer.retryAfterSeconds);
  return (
    <form {...formProps} aria-busy={busy} className="grid gap-5">
      <FormMessage answer={work.busy ? initialFormState : answer} connectionLost={connectionLost} phrases={phrases} />
      <Field id="code" label={phrases.code} hint={phrases.hint} error={error} describedBy="intro" focusOnArrival>
        {(control) => children({ ...control, name: 'code', required: true, readOnly: busy }, submit)}
      </Field>
      {work.done ? <input type="hidden" name="work" value={work.done} /> : null}
      <Button pending={busy} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
    </form>
  );
}
