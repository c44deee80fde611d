'use client';

import { type FormEvent, Fragment, type ReactNode, useId, useState } from 'react';
import { ActingAsField } from '@/components/admin/acting-as';
import type { StepUpPhrases } from '@/components/admin/console-form';
import { FormField } from '@/components/admin/form-field';
import { OneTimeNotice } from '@/components/admin/one-time-notice';
import { StepUpPasskey } from '@/components/admin/step-up-passkey';
import { useUnsavedChanges } from '@/components/admin/use-unsaved-changes';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FieldGroup, FieldSpec } from '@/lib/forms/field-spec';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

/** The props that every settings form gets from its page. */
export type SettingsFormParts = {
  action: FormAction;
  phrases: FormPhrases;
  labels: { save: string; saving: string; test?: string; testing?: string; testNote?: string } & StepUpPhrases;
  /** Additional values to send: the versions of the displayed settings. */
  hidden: Record<string, string>;
  /** Whether step-up is needed. */
  stepUp: boolean;
  /** The settings come from the configuration file: nothing can be changed or sent. */
  readOnly: boolean;
};

type SettingsFormProps = SettingsFormParts & {
  groups: readonly FieldGroup[];
  /** Fields for the test message. They are not settings. */
  testFields?: readonly FieldSpec[];
  /** Called with the values of the form on each input event. */
  onValues?: (values: Record<string, string>) => void;
  /** Returns content to show below a field, for instance the effect of its value. */
  below?: (name: string) => ReactNode;
};

/** A settings form. It saves, or, if there is a test, tests the current input without saving. */
export function SettingsForm({
  action,
  phrases,
  labels,
  hidden,
  stepUp,
  readOnly,
  groups,
  ...rest
}: SettingsFormProps) {
  const formId = useId();
  const { answer, refused, done, answers, errors, connectionLost, pending, form, formProps } = useActionForm(action);
  const [pressed, setPressed] = useState('save');
  const [provedAfter, setProvedAfter] = useState<number | null>(null);
  useUnsavedChanges(form, {
    question: phrases.leaveUnsaved,
    pending,
    answers,
    ignored: rest.testFields?.map(({ name }) => name) ?? [],
  });
  const wasRefused = errors['stepUpCode'] !== undefined;
  const needsCode = wasRefused ? provedAfter !== answers : stepUp && answer.steppedUp !== true && provedAfter === null;
  const field = (spec: FieldSpec) => (
    <Fragment key={spec.name}>
      <FormField
        key={`${spec.name}-${answer.values?.[spec.name] === undefined ? 0 : answers}`}
        field={spec}
        value={answer.values?.[spec.name] ?? spec.value}
        error={errors[spec.name] && errorWords(errors[spec.name] ?? 'unexpected', phrases, refused?.retryAfterSeconds)}
        readOnly={pending}
        formId={formId}
      />
      {rest.below?.(spec.name)}
    </Fragment>
  );
  const button = (intent: 'save' | 'test', label: string, pendingLabel: string) => (
    <Button
      name="intent"
      value={intent}
      look={intent === 'save' ? 'primary' : 'secondary'}
      pending={pending && pressed === intent}
      aria-disabled={pending || undefined}
      pendingLabel={pendingLabel}
      onClick={() => setPressed(intent)}
      className="sm:w-auto"
    >
      {label}
    </Button>
  );
  function onInput(event: FormEvent<HTMLFormElement>) {
    formProps.onInput(event);
    if (rest.onValues) rest.onValues(readTexts(event.currentTarget));
  }
  function onProved() {
    setProvedAfter(answers);
    if (wasRefused)
      form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>(`button[value=${pressed}]`));
  }
  return (
    <form {...formProps} onInput={onInput} aria-busy={pending} className="grid max-w-2xl gap-5">
      {refused?.explanation ? (
        <Alert tone="danger">{refused.explanation}</Alert>
      ) : (
        <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      )}
      {done?.notice ? (
        <OneTimeNotice key={done.answer} id={String(done.answer)} tone="ok">
          {done.notice}
        </OneTimeNotice>
      ) : null}
      <ActingAsField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset disabled={readOnly} className="grid min-w-0 gap-6">
        {groups.map(({ title, fields }, at) => (
          <fieldset key={title ?? at} className="grid min-w-0 gap-3">
            {title ? <legend className="mb-3 text-lg font-semibold">{title}</legend> : null}
            {fields.map(field)}
          </fieldset>
        ))}
        {readOnly || !rest.testFields ? null : <div className="grid gap-3">{rest.testFields.map(field)}</div>}
      </fieldset>
      {needsCode && !readOnly ? (
        <div>
          {field({
            kind: 'code',
            name: 'stepUpCode',
            label: labels.stepUpCode,
            hint: labels.stepUpHint,
            required: true,
          })}
          <StepUpPasskey phrases={phrases} onDone={onProved} />
        </div>
      ) : null}
      {readOnly ? null : (
        <div className="grid gap-3">
          <div className="flex flex-wrap gap-3">
            {button('save', labels.save, labels.saving)}
            {labels.test ? button('test', labels.test, labels.testing ?? labels.test) : null}
          </div>
          {labels.testNote ? <p className="text-sm text-muted">{labels.testNote}</p> : null}
        </div>
      )}
    </form>
  );
}

function readTexts(form: HTMLFormElement): Record<string, string> {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}
