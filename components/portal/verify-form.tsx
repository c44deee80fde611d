'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CodeInput } from '@/components/ui/code-input';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { type FormAction, initialFormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { extractCode } from '@/lib/schemas/reset';
import { usePortalForm } from './use-portal-form';
import { useWork } from './use-work';

export type VerifyFormProps = {
  action: FormAction;
  /** How many digits a code has; null where that varies, and then nothing submits by itself. */
  codeLength: number | null;
  phrases: VerifyPhrases;
};

/** The code field on `/verify`. With scripts a complete code submits itself, each value once. */
export function VerifyForm({ action, codeLength, phrases }: VerifyFormProps) {
  const { answer, errors, connectionLost, pending, form, formProps } = usePortalForm(action, 'verifyCode');
  const submitted = useRef('');
  const work = useWork(answer.work, () => {
    if (new FormData(form.current ?? undefined).get('code')) form.current?.requestSubmit();
  });
  const busy = pending || work.busy;
  const error = errors['code'] && errorWords(errors['code'], phrases, answer.retryAfterSeconds);

  function submitWhenComplete(code: string) {
    if (code.length !== codeLength || code === submitted.current) return;
    submitted.current = code;
    form.current?.requestSubmit();
  }

  return (
    <form {...formProps} aria-busy={busy} className="grid gap-5">
      <FormMessage answer={work.busy ? initialFormState : answer} connectionLost={connectionLost} phrases={phrases} />
      <Field id="code" label={phrases.code} hint={phrases.hint} error={error}>
        {(control) => (
          <CodeInput
            {...control}
            name="code"
            required
            readOnly={busy}
            extract={extractCode}
            onCode={submitWhenComplete}
          />
        )}
      </Field>
      {work.done ? <input type="hidden" name="work" value={work.done} /> : null}
      <Button pending={busy} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
    </form>
  );
}
