'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordInput } from '@/components/ui/password-input';
import { TextInput } from '@/components/ui/text-input';
import { type FormAction, initialFormState } from '@/lib/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { checkPassword } from '@/lib/password-policy/check-password';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { passwordRulesAttribute } from '@/lib/password-policy/password-rules-attribute';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';
import { PasswordRules } from './password-rules';
import { PasswordTimeLeft } from './password-time-left';
import { ruleStates } from './rule-states';
import { RulesAnnouncement } from './rules-announcement';
import { SuggestPassword } from './suggest-password';
import { usePortalForm } from './use-portal-form';
import { useStrength } from './use-strength';

export type PasswordFormProps = {
  action: FormAction;
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  /** For password managers. */
  username: string;
  directoryName: string;
  /** Where the back end's proof runs out. */
  secondsLeft?: number | undefined;
  phrases: PasswordPhrases;
};

/** The form on `/password`: the rules, one field, and help to fill it. */
export function PasswordForm(props: PasswordFormProps) {
  const { action, policies, context, username, directoryName, secondsLeft, phrases } = props;
  const [typed, setTyped] = useState('');
  const [judged, setJudged] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { answer, errors, connectionLost, pending, formProps } = usePortalForm(action, 'setPassword', (data) => {
    const password = String(data.get('newPassword') ?? '');
    setJudged(password);
    const refused = password !== '' && checkPassword(password, policies, context).length > 0;
    return refused ? { newPassword: 'password_refused' } : {};
  });
  // What was typed before scripts ran.
  useEffect(() => setTyped(input.current?.value ?? ''), []);
  // A browser may keep the page as it was left and show it again to whoever presses "back".
  useEffect(() => {
    const clear = () => {
      if (input.current) input.current.value = '';
      setTyped('');
      setShown(false);
    };
    addEventListener('pagehide', clear);
    return () => removeEventListener('pagehide', clear);
  }, []);

  const passwordRules = useMemo(() => {
    const [first, ...others] = policies;
    const merged = first && intersectPolicies(first, ...others);
    return merged?.ok ? { passwordrules: passwordRulesAttribute(merged.value) } : {};
  }, [policies]);
  const current = typed === (judged ?? '');
  const rules = ruleStates({
    policies,
    context,
    password: typed,
    judged: current && typed !== '',
    issues: current ? (answer.issues ?? []) : [],
  });
  const strength = useStrength(typed, context.words, phrases.strength);
  const refusal = answer.error === 'password_refused' && current ? answer.error : undefined;
  const code = errors['newPassword'] ?? refusal;
  const confirmCode = errors['newPasswordConfirm'];
  const message = answer.error === 'password_refused' ? initialFormState : answer;

  function fillIn(password: string) {
    if (!input.current) return;
    input.current.value = password;
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    setShown(true);
  }

  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage answer={message} connectionLost={connectionLost} phrases={phrases} />
      <TextInput name="username" autoComplete="username" defaultValue={username} readOnly hidden />
      <PasswordRules id="password-rules" rules={rules} directoryName={directoryName} phrases={phrases} />
      <div>
        <Field
          id="new-password"
          label={phrases.newPassword}
          hint={strength}
          error={code && errorWords(code, phrases)}
          describedBy="password-rules"
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...passwordRules}
              ref={input}
              name="newPassword"
              autoComplete="new-password"
              enterKeyHint="go"
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
      <noscript>
        <Field
          id="new-password-confirm"
          label={phrases.newPasswordConfirm}
          error={confirmCode && errorWords(confirmCode, phrases)}
        >
          {(control) => (
            <TextInput {...control} type="password" name="newPasswordConfirm" autoComplete="new-password" required />
          )}
        </Field>
      </noscript>
      <div className="grid gap-3">
        <Button pending={pending} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
        {secondsLeft === undefined ? null : <PasswordTimeLeft secondsLeft={secondsLeft} phrases={phrases} />}
      </div>
      <RulesAnnouncement rules={rules} typed={typed} phrases={phrases} />
    </form>
  );
}
