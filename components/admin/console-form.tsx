'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FieldSpec } from '@/lib/forms/field-spec';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import { fill } from '@/lib/i18n/fill';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { ActingAsField } from './acting-as';
import { Confirmation } from './confirmation';
import { FormField } from './form-field';
import { OneTimeNotice } from './one-time-notice';
import { tellSessionOver } from './session-life';
import { StepUpPasskey } from './step-up-passkey';
import { useDraft } from './use-draft';
import { useUnsavedChanges } from './use-unsaved-changes';

export type StepUpPhrases = { stepUpCode: string; stepUpHint: string };

export type ConsoleFormProps = {
  action: FormAction;
  fields: readonly FieldSpec[];
  phrases: FormPhrases;
  labels: { submit: ReactNode; pending: string } & StepUpPhrases;
  /** Whether step-up is needed: the form then asks for a second factor. It also asks when the action demands it. */
  stepUp?: boolean;
  /** Additional values to send, such as the id of the changed object. */
  hidden?: Record<string, string>;
  /** Look of the button. It turns secondary once the answer shows a notice or a secret, which then matters more. */
  look?: 'primary' | 'secondary' | 'danger';
  /** For actions that cannot be undone: a first button opens this question, with the submit button below. */
  confirm?: { open: string; question: string };
  /** The form can be sent only once: after success or a revealed secret, the answer replaces the form. */
  once?: boolean;
  /** The form edits stored data: it asks before the user leaves with unsaved changes. */
  edits?: boolean;
  /** A second submit button with its own name and value. */
  extra?: ReactNode;
  /** Shown above the buttons. A function gets the current state of the form. */
  children?: ReactNode | ((answer: FormState) => ReactNode);
};

/** A console form: fields as data, each with its error, and a step-up code if the action needs one. */
export function ConsoleForm({
  action,
  fields,
  phrases,
  labels,
  stepUp = false,
  hidden = {},
  ...rest
}: ConsoleFormProps) {
  const formId = useId();
  const sent = useActionForm(action, undefined, undefined, tellSessionOver);
  const { answer, refused, done, answers, errors, connectionLost, pending, form, formProps } = sent;
  useDraft(form, typeof labels.submit === 'string' ? labels.submit : null);
  /** The number of answers when the passkey was accepted. */
  const [provedAfter, setProvedAfter] = useState<number | null>(null);
  useUnsavedChanges(form, { question: rest.edits ? phrases.leaveUnsaved : undefined, pending, answers });
  const wasRefused = refused?.fields?.['stepUpCode'] !== undefined;
  const needsCode = wasRefused ? provedAfter !== answers : stepUp && answer.steppedUp !== true && provedAfter === null;
  const words = (name: string) => {
    const code = errors[name];
    if (!code) return undefined;
    const text = errorWords(code, phrases, refused?.retryAfterSeconds);
    return refused?.triesLeft === undefined
      ? text
      : `${text} ${fill(phrases.triesLeft ?? '', { count: refused.triesLeft })}`.trim();
  };
  function onProved() {
    setProvedAfter(answers);
    // The user has already submitted the form once: submit it again for them.
    if (wasRefused) form.current?.requestSubmit();
  }
  const shown = typeof rest.children === 'function' ? rest.children(answer) : rest.children;
  const told = (
    <>
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      {done?.notice ? (
        <OneTimeNotice key={done.answer} id={String(done.answer)} tone="ok">
          {done.notice}
        </OneTimeNotice>
      ) : null}
    </>
  );
  const isOver = done?.notice !== undefined || (done ?? refused)?.revealed !== undefined;
  if (rest.once && isOver) {
    return (
      <div className="grid max-w-xl gap-3">
        {told}
        {shown}
      </div>
    );
  }
  const look = isOver ? 'secondary' : rest.confirm ? 'danger' : (rest.look ?? 'primary');
  const body = (
    <>
      {fields.map((field) => (
        <FormField
          // Keep the input after a refusal. Clear a secret once it was accepted.
          key={`${field.name}-${answer.values?.[field.name] !== undefined || (field.kind === 'secret' && done?.notice) ? answers : 0}`}
          field={field}
          value={answer.values?.[field.name] ?? field.value}
          error={words(field.name)}
          readOnly={pending}
          formId={formId}
        />
      ))}
      {needsCode ? (
        <div>
          <FormField
            key={`stepUpCode-${answers}`}
            field={{
              kind: 'code',
              name: 'stepUpCode',
              label: labels.stepUpCode,
              hint: labels.stepUpHint,
              required: true,
            }}
            value=""
            error={words('stepUpCode')}
            readOnly={pending}
            formId={formId}
          />
          <StepUpPasskey phrases={phrases} onDone={onProved} />
        </div>
      ) : null}
      {shown}
      <div className="mt-2 flex flex-wrap gap-3">
        <Button
          look={look}
          pending={pending}
          pendingLabel={labels.pending}
          className="sm:w-auto sm:in-data-narrow:w-full"
        >
          {labels.submit}
        </Button>
        {rest.extra}
      </div>
    </>
  );
  return (
    <form {...formProps} aria-busy={pending} className="grid max-w-xl gap-3">
      <ActingAsField />
      {told}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {rest.confirm ? (
        <Confirmation {...rest.confirm} refused={refused?.error !== undefined || refused?.fields !== undefined}>
          {body}
        </Confirmation>
      ) : (
        body
      )}
    </form>
  );
}
