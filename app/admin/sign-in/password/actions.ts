'use server';

import { redirect } from 'next/navigation';
import { err, ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { refusalState } from '@/lib/forms/refusal';
import { newPasswordField } from '@/lib/forms/reset';
import { defineSignInAction } from '@/lib/operators/sign-in/define-sign-in-action';
import { pathOfStage } from '@/lib/operators/sign-in/require-stage';
import { setOperatorPassword } from '@/lib/operators/sign-in/set-operator-password';

const runReplace = defineSignInAction({
  name: 'replace-own-password',
  step: 'password',
  fields: { newPassword: newPasswordField },
  async handler({ newPassword }, _request, { services, actor }) {
    const set = await setOperatorPassword(services, actor, newPassword);
    if (!set.ok) return err(refusalState(set.error, set.error.code === 'password_refused' ? 'newPassword' : undefined));
    return ok({ path: pathOfStage(actor.session.stage === 'enrol' ? 'enrol' : 'factor') });
  },
});

/** Replaces a password that somebody else gave to the operator. */
export async function replacePasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runReplace(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
