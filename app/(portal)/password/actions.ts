'use server';

import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { setPasswordSchema } from '@/lib/forms/reset';
import { keepDevice } from '@/lib/rate-limit/device-cookie';
import { accountSubject } from '@/lib/reset/account-subject';
import type { Attempt } from '@/lib/reset/attempt';
import { currentAttempt, requireStep } from '@/lib/reset/current-attempt';
import { setPassword } from '@/lib/reset/set-password';
import type { Services } from '@/lib/services/services';

/** Sets the password that the person chose. */
export const setPasswordAction = formAction({
  name: 'set-password',
  schema: setPasswordSchema,
  guard: () => requireStep('password'),
  async handler({ newPassword }, request, { services, attempt, directory }) {
    const set = await setPassword({ services, attempt, directory }, newPassword, request);
    if (set.ok) {
      await rememberThisDevice(services, attempt);
      return ok({ path: '/done' });
    }
    return err(refusalState(set.error, set.error.code === 'password_refused' ? 'newPassword' : undefined));
  },
});

/**
 * After a successful change, remembers the browser as a known device of the account. Strangers cannot use up the limits
 * of such a device.
 */
async function rememberThisDevice(services: Services, { directoryId, accountId }: Attempt): Promise<void> {
  const now = await currentAttempt(services);
  if (now?.state !== 'done' || accountId === null) return;
  await keepDevice(services.keys, accountSubject(directoryId, accountId), services.env.plainCookies);
}
