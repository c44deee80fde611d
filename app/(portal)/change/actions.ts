'use server';

import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { changePasswordSchema } from '@/lib/forms/reset';
import { changePassword } from '@/lib/reset/change-password';
import { keepAttempt } from '@/lib/reset/current-attempt';
import { getServices } from '@/lib/services/services';

/** Changes a password with the current one. */
export const changePasswordAction = formAction({
  name: 'change-password',
  schema: changePasswordSchema,
  guard: async () => ok(await getServices()),
  echo: ['identifier', 'directory', 'asked'],
  async handler(input, request, services) {
    const changed = await changePassword(services, input, request);
    if (!changed.ok) return err(refusalState(changed.error, changed.error.field));
    await keepAttempt(services, changed.value.token);
    return ok({ path: '/done' });
  },
});
