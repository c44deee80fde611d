'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { FieldSpec } from '@/components/admin/field-spec';
import { FormField } from '@/components/admin/form-field';
import { PasswordRules } from '@/components/portal/password-rules';
import { ruleStates } from '@/components/portal/rule-states';
import { RulesAnnouncement } from '@/components/portal/rules-announcement';
import { SuggestPassword } from '@/components/portal/suggest-password';
import { useStrength } from '@/components/portal/use-strength';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordInput } from '@/components/ui/password-input';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import { type FormAction, initialFormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { checkPassword } from '@/lib/password-policy/check-password';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';

type OperatorPasswordFormProps = {
  action: FormAction;
  /** What the form asks for besides the new password, before it. */
  fields?: readonly FieldSpec[];
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  /** For password managers, where the form does not ask for it. */
  username?: string;
  directoryName: string;
  phrases: PasswordPhrases;
  children?: ReactNode;
};

/** A form in which an operator chooses a password: the rules, one field, and help to fill it. */
export function OperatorPasswordForm(props: OperatorPasswordFormProps) {
  const { action, fields = [], policies, context, username, directoryName, phrases } = props;
  const [typed, setTyped] = useState('');
  const [judged, setJudged] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const formId = useId();
  const { answer, answers, errors, connectionLost, pending, formProps } = useActionForm(action, undefined, (data) => {
    const password = String(data.get('newPassword') ?? '');
    setJudged(password);
    const refused = password !== '' && checkPassword(password, policies, context).length > 0;
    return refused ? { newPassword: 'password_refused' } : {};
  });
  // What was typed before scripts ran, and what the browser would else keep for whoever presses "back".
  useEffect(() => {
    setTyped(input.current?.value ?? '');
    const clear = () => {
      if (input.current) input.current.value = '';
      setTyped('');
    };
    addEventListener('pagehide', clear);
    return () => removeEventListener('pagehide', clear);
  }, []);

  const current = typed === (judged ?? '');
  const issues = current ? (answer.issues ?? []) : [];
  const rules = ruleStates({ policies, context, password: typed, judged: current && typed !== '', issues });
  const strength = useStrength(typed, context.words, phrases.strength);
  const words = (name: string) => {
    const code = errors[name];
    return code && errorWords(code, phrases, answer.retryAfterSeconds);
  };
  const refused = answer.error === 'password_refused';
  const passwordError =
    words('newPassword') ?? (refused && current ? errorWords('password_refused', phrases) : undefined);

  function fillIn(password: string) {
    if (!input.current) return;
    input.current.value = password;
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    setShown(true);
  }

  return (
    <form {...formProps} aria-busy={pending} className="grid max-w-xl gap-3">
      <FormMessage answer={refused ? initialFormState : answer} connectionLost={connectionLost} phrases={phrases} />
      {answer.notice ? <Alert tone="ok">{answer.notice}</Alert> : null}
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
      <PasswordRules id={`${formId}-rules`} rules={rules} directoryName={directoryName} phrases={phrases} />
      <div className="mt-3">
        <Field
          id={`${formId}-new-password`}
          label={phrases.newPassword}
          hint={strength}
          error={passwordError}
          describedBy={`${formId}-rules`}
        >
          {(control) => (
            <PasswordInput
              {...control}
              ref={input}
              name="newPassword"
              autoComplete="new-password"
              required
              readOnly={pending}
              shown={shown}
              onShownChange={setShown}
              labels={phrases}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <SuggestPassword policies={policies} context={context} current={typed} onSuggest={fillIn} phrases={phrases} />
      </div>
      {props.children}
      <div className="mt-2">
        <Button pending={pending} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
      </div>
      <RulesAnnouncement rules={rules} typed={typed} phrases={phrases} />
    </form>
  );
}
