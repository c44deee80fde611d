'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { type ControlProps, Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import type { ErrorCode } from '@/lib/base/errors';
import type { FormAction, Refused } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import { fill } from '@/lib/i18n/fill';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { portalCheck } from './portal-check';
import type { SchemaName } from './portal-form-check';
import { useWork } from './use-work';

type CodeFormProps = {
  action: FormAction;
  schema?: SchemaName;
  off?: boolean;
  phrases: VerifyPhrases;
  /** The input, named `code`. */
  children: (
    control: ControlProps & { name: 'code'; required: true; readOnly: boolean; disabled: boolean },
    submit: () => void,
  ) => ReactNode;
};

/** Returns the words of an error. With two or fewer tries left, they include how many. */
function codeErrorWords(code: ErrorCode, refused: Refused | undefined, phrases: VerifyPhrases): string {
  const { retryAfterSeconds, triesLeft } = refused ?? {};
  const words = errorWords(code, phrases, retryAfterSeconds);
  if (code !== 'code_mismatch' || triesLeft === undefined || triesLeft > 2) return words;
  const left = triesLeft === 1 ? phrases.codeTriesLeft.one : fill(phrases.codeTriesLeft.other, { count: triesLeft });
  return `${words} ${left}`;
}

/** A form on `/verify`: one code, and the proof of work that the server may require before it checks another. */
export function CodeForm({ action, schema, off = false, phrases, children }: CodeFormProps) {
  const { refused, errors, connectionLost, pending, form, formProps } = useActionForm(
    action,
    schema && portalCheck(schema),
  );
  const submit = () => form.current?.requestSubmit();
  const work = useWork(refused?.work, () => {
    if (new FormData(form.current ?? undefined).get('code')) submit();
  });
  const busy = pending || work.busy;
  const error = !off && errors['code'] && codeErrorWords(errors['code'], refused, phrases);
  return (
    <form {...formProps} aria-busy={busy} className="grid gap-5">
      <FormMessage refused={work.busy ? undefined : refused} connectionLost={connectionLost} phrases={phrases} />
      <Field
        id="code"
        label={phrases.code}
        hint={off ? undefined : phrases.hint}
        error={error || undefined}
        {...(off ? {} : { describedBy: 'intro', focusOnArrival: true })}
      >
        {(control) => children({ ...control, name: 'code', required: true, readOnly: busy, disabled: off }, submit)}
      </Field>
      {work.done ? <input type="hidden" name="work" value={work.done} /> : null}
      {off ? null : (
        <Button pending={busy} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
      )}
    </form>
  );
}
