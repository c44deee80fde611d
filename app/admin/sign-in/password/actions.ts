'use server';

import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { newPasswordField } from '@/lib/forms/reset';
import { pathOfStage } from '@/lib/operators/sign-in/require-stage';
import { setOperatorPassword } from '@/lib/operators/sign-in/set-operator-password';
import { signInFormAction } from '@/lib/operators/sign-in/sign-in-form-action';

/** Replaces a password that someone else gave to the operator. */
export const replacePasswordAction = signInFormAction({
  name: 'replace-own-password',
  step: 'password',
  fields: { newPassword: newPasswordField },
  async handler({ newPassword }, _request, { services, actor }) {
    const set = await setOperatorPassword(services, actor, newPassword);
    if (!set.ok) return err(refusalState(set.error, set.error.code === 'password_refused' ? 'newPassword' : undefined));
    return ok({ path: pathOfStage(actor.session.stage === 'enrol' ? 'enrol' : 'factor') });
  },
});
