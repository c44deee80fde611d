'use client';

import { NewPassword } from '@/components/new-password/new-password';
import { useNewPassword } from '@/components/new-password/use-new-password';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';
import { PasswordTimeLeft } from './password-time-left';
import { portalCheck } from './portal-check';

export type PasswordFormProps = {
  action: FormAction;
  policies: readonly PasswordPolicy[];
  context: PasswordContext;
  /** For password managers. */
  username: string;
  directoryName: string;
  /** Seconds until the proof expires. */
  secondsLeft: number;
  /** The same in words, for a page without scripts. */
  deadline: string;
  phrases: PasswordPhrases;
};

/** The form on `/password`: one new password, and a confirmation field if there are no scripts. */
export function PasswordForm(props: PasswordFormProps) {
  const { action, policies, context, username, directoryName, secondsLeft, deadline, phrases } = props;
  const password = useNewPassword(policies, context);
  const form = useActionForm(action, portalCheck('setPassword'), password.inspect);
  const { refused, errors, connectionLost, pending, formProps } = form;
  const confirmCode = errors['newPasswordConfirm'];
  const message = refused?.error === 'password_refused' ? undefined : refused;
  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage refused={message} connectionLost={connectionLost} phrases={phrases} />
      <TextInput name="username" autoComplete="username" defaultValue={username} readOnly hidden />
      <NewPassword
        id="new-password"
        password={password}
        form={form}
        directoryName={directoryName}
        phrases={phrases}
        focusOnArrival={!confirmCode}
      />
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
        <PasswordTimeLeft secondsLeft={secondsLeft} deadline={deadline} phrases={phrases} />
        <Button pending={pending} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
      </div>
    </form>
  );
}
