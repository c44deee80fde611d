'use client';

import { unstable_rethrow } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { useNewForm } from '@/components/admin/acting-as';
import { ConsoleForm, type ConsoleFormProps } from '@/components/admin/console-form';
import { Alert } from '@/components/ui/alert';
import type { ErrorCode } from '@/lib/base/errors';
import { type FormAction, firstError, initialFormState } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { askPasskey } from './ask-passkey';

type PasskeyFormProps = Omit<ConsoleFormProps, 'children'> & {
  /** Receives the device's answer in the field `passkey`. Redirects on success. */
  answerAction: FormAction;
};

/** A console form that creates a passkey. Its action returns the options for the device. */
export function PasskeyForm({ answerAction, ...form }: PasskeyFormProps) {
  return (
    <ConsoleForm {...form}>
      {(answer) => {
        if (answer.status !== 'done' || !answer.passkey) return null;
        const { passkey, values = {} } = answer;
        return (
          <Ceremony key={passkey} options={passkey} values={values} action={answerAction} phrases={form.phrases} />
        );
      }}
    </ConsoleForm>
  );
}

/** `values` are the form's checked values, sent together with the device's answer. */
type CeremonyProps = { options: string; values: Record<string, string>; action: FormAction; phrases: FormPhrases };

function Ceremony({ options, values, action, phrases }: CeremonyProps) {
  const [code, setCode] = useState<ErrorCode | null>(null);
  const [, startTransition] = useTransition();
  const asked = useRef(false);
  const newForm = useNewForm();

  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    startTransition(async () => {
      const answer = await askPasskey('make', options);
      if (answer === null) return setCode('passkey_failed');
      const form = newForm();
      form.set('passkey', answer);
      for (const [name, value] of Object.entries(values)) form.set(name, value);
      try {
        setCode(firstError(await action(initialFormState, form)) ?? null);
      } catch (error) {
        unstable_rethrow(error);
        setCode('unexpected');
      }
    });
  }, [options, values, action, newForm]);

  return code ? <Alert tone="danger">{errorWords(code, phrases)}</Alert> : null;
}
