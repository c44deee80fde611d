'use client';

import { useMemo } from 'react';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import type { useActionForm } from '@/components/ui/use-action-form';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { passwordRulesAttribute } from '@/lib/password-policy/password-rules-attribute';
import { PasswordRules } from './password-rules';
import { ruleStates } from './rule-states';
import { RulesAnnouncement } from './rules-announcement';
import { SuggestPassword } from './suggest-password';
import type { useNewPassword } from './use-new-password';
import { useStrength } from './use-strength';

type NewPasswordProps = {
  /** Of the field; the ids of what belongs to it begin with it. */
  id: string;
  password: ReturnType<typeof useNewPassword>;
  /** The form that it stands in. */
  form: Pick<ReturnType<typeof useActionForm>, 'answer' | 'errors' | 'pending'>;
  directoryName: string;
  phrases: PasswordPhrases;
};

/** The rules of a new password, one field for it, and help to fill it: the same wherever somebody chooses one. */
export function NewPassword({ id, password, form, directoryName, phrases }: NewPasswordProps) {
  const { policies, context, typed, isSent } = password;
  const { answer, errors, pending } = form;
  const passwordRules = useMemo(() => {
    const [first, ...others] = policies;
    const merged = first && intersectPolicies(first, ...others);
    return merged?.ok ? { passwordrules: passwordRulesAttribute(merged.value) } : {};
  }, [policies]);
  const rules = ruleStates({
    policies,
    context,
    password: typed,
    judged: isSent && typed !== '',
    issues: isSent ? (answer.issues ?? []) : [],
  });
  const strength = useStrength(typed, context.words, phrases.strength);
  const code = errors['newPassword'] ?? (isSent && answer.error === 'password_refused' ? answer.error : undefined);
  return (
    <>
      <PasswordRules id={`${id}-rules`} rules={rules} directoryName={directoryName} phrases={phrases} />
      <div>
        <Field
          id={id}
          label={phrases.newPassword}
          hint={strength}
          error={code && errorWords(code, phrases)}
          describedBy={`${id}-rules`}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...passwordRules}
              {...password.field}
              name="newPassword"
              autoComplete="new-password"
              enterKeyHint="go"
              required
              readOnly={pending}
              labels={phrases}
            />
          )}
        </Field>
        <SuggestPassword
          policies={policies}
          context={context}
          current={typed}
          onSuggest={password.fillIn}
          phrases={phrases}
        />
      </div>
      <RulesAnnouncement rules={rules} typed={typed} phrases={phrases} />
    </>
  );
}
