'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod/mini';
import { pathOfStage, requireStep } from '@/lib/admin/sign-in/require-stage';
import { setOperatorPassword } from '@/lib/admin/sign-in/set-operator-password';
import { defineAction } from '@/lib/define-action';
import type { FormState } from '@/lib/form-state';
import { refusalState } from '@/lib/reset/refusal';
import { err, ok } from '@/lib/result';
import { newPasswordField } from '@/lib/schemas/reset';

const runReplace = defineAction({
  name: 'replace-own-password',
  schema: z.strictObject({ newPassword: newPasswordField }),
  guard: () => requireStep('password'),
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
