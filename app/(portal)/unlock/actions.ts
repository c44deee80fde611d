'use server';

import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { identifySchema } from '@/lib/forms/reset';
import { currentAttempt, keepAttempt } from '@/lib/reset/current-attempt';
import { startAttempt } from '@/lib/reset/start-attempt';
import { getServices } from '@/lib/services/services';

/** Starts an attempt to end the lock of an account. The proof is the same as for a reset. */
export const unlockAction = formAction({
  name: 'unlock',
  schema: identifySchema,
  guard: async () => ok(await getServices()),
  echo: ['identifier', 'directory', 'asked'],
  async handler(input, request, services) {
    const earlier = await currentAttempt(services);
    const started = await startAttempt(services, { ...input, purpose: 'unlock' }, request, earlier);
    if (!started.ok) return err(refusalState(started.error, started.error.field));
    if (started.value.token !== null) await keepAttempt(services, started.value.token);
    return ok({ path: '/verify?started=1' });
  },
});
