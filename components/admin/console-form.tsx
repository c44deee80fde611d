'use client';

import { type ReactNode, useId } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction, FormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import type { FieldSpec } from './field-spec';
import { FormField } from './form-field';

export type StepUpPhrases = { stepUpCode: string; stepUpHint: string };

type ConsoleFormProps = {
  action: FormAction;
  fields: readonly FieldSpec[];
  phrases: FormPhrases;
  labels: { submit: string; pending: string } & StepUpPhrases;
  /** Whether a fresh second factor is missing: the form then asks for it. It also does when the action says so. */
  stepUp?: boolean;
  /** Values that are sent along, such as the id of what is changed. */
  hidden?: Record<string, string>;
  look?: 'primary' | 'secondary';
  /** Shown when the action answers that it worked and stays on the page. */
  children?: ReactNode | ((answer: FormState) => ReactNode);
};

/** A form of the console: fields as data, errors beside them, and the second factor where an act needs one. */
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
  const { answer, answers, errors, connectionLost, pending, formProps } = useActionForm(action);
  const needsCode = (stepUp && answer.steppedUp !== true) || errors['stepUpCode'] !== undefined;
  const words = (name: string) => {
    const code = errors[name];
    return code && errorWords(code, phrases, answer.retryAfterSeconds);
  };
  return (
    <form {...formProps} aria-busy={pending} className="grid max-w-xl gap-3">
      <FormMessage answer={answer} connectionLost={connectionLost} phrases={phrases} />
      {answer.notice ? <Alert tone="ok">{answer.notice}</Alert> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <FormField
          key={`${field.name}-${answer.values?.[field.name] === undefined ? 0 : answers}`}
          field={field}
          value={answer.values?.[field.name] ?? field.value}
          error={words(field.name)}
          readOnly={pending}
          formId={formId}
        />
      ))}
      {needsCode ? (
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
      ) : null}
      {typeof rest.children === 'function' ? rest.children(answer) : rest.children}
      <div className="mt-2">
        <Button look={rest.look ?? 'primary'} pending={pending} pendingLabel={labels.pending} className="sm:w-auto">
          {labels.submit}
        </Button>
      </div>
    </form>
  );
}
