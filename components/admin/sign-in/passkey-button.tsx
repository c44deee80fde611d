'use client';

import { unstable_rethrow } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useNewForm } from '@/components/admin/acting-as';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { type FormAction, type FormState, firstError, initialFormState } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { askPasskey } from './ask-passkey';

type PasskeyButtonProps = {
  kind: 'make' | 'use';
  /** Returns the options for the device as `passkey`. */
  optionsAction: FormAction;
  /** Receives the device's answer in the field `passkey`. */
  answerAction: FormAction;
  /** Additional values to send with the answer. */
  hidden?: Record<string, string>;
  /** Called on success, if the action does not redirect. */
  onDone?: (answer: FormState) => void;
  labels: { button: string; pending: string };
  phrases: FormPhrases;
};

/**
 * A button that asks the device for a passkey. It needs scripts, so it is invisible until they run but takes up space.
 */
export function PasskeyButton({ kind, hidden = {}, onDone, labels, phrases, ...actions }: PasskeyButtonProps) {
  const hydrated = useHydrated();
  const newForm = useNewForm();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<FormState>(initialFormState);
  const code = firstError(failure);
  const retryAfterSeconds = failure.status === 'refused' ? failure.retryAfterSeconds : undefined;

  async function run() {
    const asked = await actions.optionsAction(initialFormState, newForm());
    if (asked.status !== 'done' || asked.passkey === undefined) return setFailure(asked);
    const answer = await askPasskey(kind, asked.passkey);
    if (answer === null) return setFailure({ status: 'refused', error: 'passkey_failed' });
    const form = newForm();
    form.set('passkey', answer);
    for (const [name, value] of Object.entries(hidden)) form.set(name, value);
    const taken = await actions.answerAction(initialFormState, form);
    setFailure(taken);
    if (firstError(taken) === undefined) onDone?.(taken);
  }

  function onClick() {
    startTransition(async () => {
      try {
        await run();
      } catch (error) {
        unstable_rethrow(error);
        setFailure({ status: 'refused', error: 'unexpected' });
      }
    });
  }

  return (
    <div className={hydrated ? '' : 'invisible'}>
      <Button type="button" look="secondary" pending={pending} pendingLabel={labels.pending} onClick={onClick}>
        {labels.button}
      </Button>
      <div role="status" className="mt-1.5 min-h-6 text-sm leading-6">
        {code ? (
          <FieldError id={`passkey-${kind}-error`}>{errorWords(code, phrases, retryAfterSeconds)}</FieldError>
        ) : null}
      </div>
    </div>
  );
}
