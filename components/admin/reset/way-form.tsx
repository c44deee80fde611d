'use client';

import { type FormEvent, useEffect, useRef } from 'react';
import { ConsoleForm, type StepUpPhrases } from '@/components/admin/console-form';
import { laterChecks } from '@/components/new-password/later-checks';
import { PasswordRules } from '@/components/new-password/password-rules';
import { ruleStates } from '@/components/new-password/rule-states';
import type { FieldSpec } from '@/lib/forms/field-spec';
import type { FormAction } from '@/lib/forms/form-state';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { listRules } from '@/lib/password-policy/list-rules';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { RevealedPassword, type RevealPhrases } from './revealed-password';

type WayFormProps = {
  action: FormAction;
  fields: readonly FieldSpec[];
  hidden: Record<string, string>;
  stepUp: boolean;
  phrases: FormPhrases;
  labels: { submit: string; pending: string } & StepUpPhrases;
  reveal: RevealPhrases;
  /** The directory's rules, if the operator types a password. */
  rules?: { policies: readonly PasswordPolicy[]; directoryName: string; phrases: PasswordPhrases };
};

/** The second click of a double click on the previous page must not submit this form. */
const guardMs = 400;

/** The form for one way to reset someone's password, with the password rules and the password it reveals. */
export function WayForm({ reveal, rules, ...form }: WayFormProps) {
  const readyAt = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    readyAt.current = performance.now() + guardMs;
  }, []);

  function guard(event: FormEvent) {
    if (performance.now() >= readyAt.current) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div onSubmitCapture={guard}>
      <ConsoleForm {...form} once>
        {(answer) => (
          <>
            {rules && !(answer.status === 'done' && answer.notice) ? (
              <PasswordRules
                rules={ruleStates({
                  policies: rules.policies,
                  context: { words: [] },
                  password: '',
                  judged: false,
                  issues: (answer.status === 'refused' && answer.issues) || [],
                })}
                typing={false}
                unfolded
                checkedLater={laterChecks(listRules(rules.policies), rules.directoryName, rules.phrases)}
                directoryName={rules.directoryName}
                phrases={rules.phrases}
              />
            ) : null}
            {answer.status !== 'idle' && answer.revealed ? (
              <RevealedPassword key={answer.answer} {...answer.revealed} phrases={reveal} />
            ) : null}
          </>
        )}
      </ConsoleForm>
    </div>
  );
}
