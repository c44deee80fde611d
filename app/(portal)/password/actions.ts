'use server';

import { redirect } from 'next/navigation';
import { defineAction } from '@/lib/define-action';
import type { FormState } from '@/lib/form-state';
import { requireStep } from '@/lib/reset/current-attempt';
import { refusalState } from '@/lib/reset/refusal';
import { setPassword } from '@/lib/reset/set-password';
import { err, ok } from '@/lib/result';
import { setPasswordSchema } from '@/lib/schemas/reset';

const runSetPassword = defineAction({
  name: 'set-password',
  schema: setPasswordSchema,
  guard: () => requireStep('password'),
  async handler({ newPassword }, request, { services, attempt, directory }) {
    const set = await setPassword(services, attempt, directory, newPassword, request);
    if (set.ok) return ok({ path: '/done' });
    return err(refusalState(set.error, set.error.code === 'password_refused' ? 'newPassword' : undefined));
  },
});

/** Sets the password that the person chose. */
export async function setPasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSetPassword(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
