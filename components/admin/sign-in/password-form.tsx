'use client';

import { type ReactNode, useId } from 'react';
import { ActingAsField } from '@/components/admin/acting-as';
import { FormField } from '@/components/admin/form-field';
import { OneTimeNotice } from '@/components/admin/one-time-notice';
import { NewPassword } from '@/components/new-password/new-password';
import { useNewPassword } from '@/components/new-password/use-new-password';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FieldSpec } from '@/lib/forms/field-spec';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';

type OperatorPasswordFormProps = {
  action: FormAction;
  /** Additional fields, above the new password. */
  fields?: readonly FieldSpec[];
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  /** A hidden username for password managers, if the form does not ask for one. */
  username?: string;
  directoryName: string;
  phrases: PasswordPhrases;
  children?: ReactNode;
};

/** A form in which an operator chooses a password. */
export function OperatorPasswordForm(props: OperatorPasswordFormProps) {
  const { action, fields = [], policies, context, username, directoryName, phrases } = props;
  const formId = useId();
  const password = useNewPassword(policies, context);
  const form = useActionForm(action, undefined, password.inspect);
  const { answer, refused, done, answers, errors, connectionLost, pending, formProps } = form;
  const message = refused?.error === 'password_refused' ? undefined : refused;
  const words = (name: string) => {
    const code = errors[name];
    return code && errorWords(code, phrases, refused?.retryAfterSeconds);
  };
  return (
    <form {...formProps} aria-busy={pending} className="grid max-w-xl gap-3">
      <ActingAsField />
      <FormMessage refused={message} connectionLost={connectionLost} phrases={phrases} />
      {done?.notice ? (
        <OneTimeNotice key={done.answer} id={String(done.answer)} tone="ok">
          {done.notice}
        </OneTimeNotice>
      ) : null}
      {fields.map((field) => (
        <FormField
          key={`${field.name}-${answer.values?.[field.name] === undefined ? 0 : answers}`}
          formId={formId}
          field={field}
          value={answer.values?.[field.name] ?? field.value}
          error={words(field.name)}
          readOnly={pending}
        />
      ))}
      {username === undefined ? null : <TextInput autoComplete="username" defaultValue={username} readOnly hidden />}
      <div className="grid gap-6">
        <NewPassword
          id={`${formId}-new-password`}
          password={password}
          form={form}
          directoryName={directoryName}
          phrases={phrases}
        />
      </div>
      {props.children}
      <div className="mt-2">
        <Button pending={pending} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
      </div>
    </form>
  );
}
