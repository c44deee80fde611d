'use client';

import { useState } from 'react';
import { NewPassword } from '@/components/new-password/new-password';
import { useNewPassword } from '@/components/new-password/use-new-password';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage } from '@/components/ui/form-message';
import { PasswordInput } from '@/components/ui/password-input';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { ChangePhrases } from '@/lib/i18n/phrases/change-phrases';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';
import { DirectoryChoice, type DirectoryOption, isAskingForDirectory } from './directory-choice';
import { portalCheck } from './portal-check';

export type ChangeFormProps = {
  action: FormAction;
  directories: readonly DirectoryOption[];
  /** The rules that hold whatever the directory. The server adds those of the account. */
  policies: readonly PasswordPolicy[];
  /** The directory's name if there is only one, else the organisation's. */
  directoryName: string;
  phrases: ChangePhrases;
};

/** Nothing is known of the account before the form is sent. */
const nobody: PasswordContext = { words: [] };

/** The form on `/change`: who, the current password, and the new one. */
export function ChangeForm({ action, directories, policies, directoryName, phrases }: ChangeFormProps) {
  const password = useNewPassword(policies, nobody);
  const form = useActionForm(action, portalCheck('changePassword'), password.inspect);
  const { answer, refused, errors, connectionLost, pending, formProps } = form;
  const [shown, setShown] = useState(false);
  const error = (name: string) => errors[name] && errorWords(errors[name], phrases);
  const message = refused?.error === 'password_refused' ? undefined : refused;
  return (
    <form {...formProps} aria-busy={pending} className="grid gap-5">
      <FormMessage refused={message} connectionLost={connectionLost} phrases={phrases} />
      <Field
        id="identifier"
        label={phrases.identifier}
        error={error('identifier')}
        focusOnArrival={refused === undefined && !isAskingForDirectory(answer)}
      >
        {(control) => (
          <TextInput
            {...control}
            name="identifier"
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
            maxLength={255}
            defaultValue={answer.values?.['identifier']}
            readOnly={pending}
          />
        )}
      </Field>
      <DirectoryChoice answer={answer} directories={directories} error={errors['directory']} phrases={phrases} />
      <Field id="current-password" label={phrases.current} error={error('currentPassword')}>
        {(control) => (
          <PasswordInput
            {...control}
            name="currentPassword"
            autoComplete="current-password"
            required
            readOnly={pending}
            shown={shown}
            onShownChange={setShown}
            labels={phrases}
          />
        )}
      </Field>
      <NewPassword id="new-password" password={password} form={form} directoryName={directoryName} phrases={phrases} />
      <noscript>
        <Field id="new-password-confirm" label={phrases.newPasswordConfirm} error={error('newPasswordConfirm')}>
          {(control) => (
            <TextInput {...control} type="password" name="newPasswordConfirm" autoComplete="new-password" required />
          )}
        </Field>
      </noscript>
      <Button pending={pending} pendingLabel={phrases.pending}>
        {phrases.submit}
      </Button>
    </form>
  );
}
