'use client';

import { useMemo } from 'react';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import type { useActionForm } from '@/components/ui/use-action-form';
import { errorWords } from '@/lib/i18n/error-words';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { intersectPolicies } from '@/lib/password-policy/intersect-policies';
import { listRules } from '@/lib/password-policy/list-rules';
import { passwordRulesAttribute } from '@/lib/password-policy/password-rules-attribute';
import { laterChecks } from './later-checks';
import { PasswordRules } from './password-rules';
import { ruleStates } from './rule-states';
import { rulesInShort, ruleWords } from './rule-words';
import { RulesAnnouncement } from './rules-announcement';
import { SuggestPassword } from './suggest-password';
import type { useNewPassword } from './use-new-password';
import { useStrength } from './use-strength';

type NewPasswordProps = {
  /** The id of the field, and the prefix of the related ids. */
  id: string;
  password: ReturnType<typeof useNewPassword>;
  /** The form around the field. */
  form: Pick<ReturnType<typeof useActionForm>, 'refused' | 'errors' | 'pending'>;
  directoryName: string;
  phrases: PasswordPhrases;
  focusOnArrival?: boolean;
};

/** The rules of a new password, one field for it, and help to fill it. The same on every page with a new password. */
export function NewPassword(props: NewPasswordProps) {
  const { id, password, form, directoryName, phrases, focusOnArrival = false } = props;
  const { policies, context, typed, isSent } = password;
  const { refused, errors, pending } = form;
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
    issues: isSent ? (refused?.issues ?? []) : [],
  });
  const missing = rules.some(({ state }) => state !== 'met');
  const strength = useStrength(missing ? '' : typed, context.words, phrases.strength);
  const code = errors['newPassword'] ?? (isSent && refused?.error === 'password_refused' ? refused.error : undefined);
  const ruleList = listRules(policies);
  const checkedLater = laterChecks(ruleList, directoryName, phrases);
  const failed = rules.filter(({ state }) => state === 'failed').map((rule) => ruleWords(rule, directoryName, phrases));
  return (
    <div>
      <p id={`${id}-rules`} className="mb-3 text-sm text-muted">
        <span aria-hidden="true">{rulesInShort(ruleList, phrases)}</span>
        <span className="sr-only">
          {ruleList
            .filter(({ quiet }) => !quiet)
            .map((rule) => ruleWords(rule, directoryName, phrases))
            .join(phrases.semicolon)}
        </span>
      </p>
      <Field
        id={id}
        label={phrases.newPassword}
        hint={strength}
        error={
          code ? (
            <>
              {errorWords(code, phrases)}
              {code === 'password_refused' ? <span className="sr-only"> {failed.join(phrases.semicolon)}</span> : null}
            </>
          ) : undefined
        }
        describedBy={`${id}-rules`}
        focusOnArrival={focusOnArrival}
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
      <PasswordRules
        rules={rules}
        typing={typed !== ''}
        checkedLater={checkedLater}
        directoryName={directoryName}
        phrases={phrases}
      />
      <SuggestPassword
        policies={policies}
        context={context}
        current={typed}
        onSuggest={password.fillIn}
        phrases={phrases}
      />
      <RulesAnnouncement
        rules={rules}
        typed={typed}
        checkedLater={checkedLater}
        directoryName={directoryName}
        phrases={phrases}
      />
    </div>
  );
}
