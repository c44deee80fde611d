'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { TextInput } from '@/components/ui/text-input';
import { type FormAction, initialFormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { usePortalForm } from './use-portal-form';
import { useWork } from './use-work';

export type SecondProofFormProps = { action: FormAction; phrases: VerifyPhrases };

/** The field on `/verify` for an operator's second factor: digits of an app, or a recovery code with its letters. */
export function SecondProofForm({ action, phrases }: SecondProofFormProps) {
  const { answer, errors, connectionLost, pending, form, formProps } = usePortalForm(action);
  const work = useWork(answer.work, () => {
    if (new FormData(form.current ?? undefined).get('code')) form.current?.requestSubmit();
  });
  const busy = pending || work.busy;
  const error = errors['code'] && errorWords(errors['code'], phrases, answer.retryAfterSeconds);
  return (
    <form {...formProps} aria-busy={busy} className="grid gap-5">
      <FormMessage answer={work.busy ? initialFormState : answer} connectionLost={connectionLost} phrases={phrases} />
      <Field id="code" label={phrases.code} hint={phrases.hint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="next"
            required
            maxLength={64}
            readOnly={busy}
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
