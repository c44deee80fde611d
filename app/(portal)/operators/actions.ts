'use server';

import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { refusalState } from '@/lib/forms/refusal';
import { identifySchema } from '@/lib/forms/reset';
import { currentAttempt, keepAttempt } from '@/lib/reset/current-attempt';
import { startAttempt } from '@/lib/reset/start-attempt';
import { getServices } from '@/lib/services/services';

/** Starts an attempt for an operator who forgot the console password. */
export const identifyOperatorAction = formAction({
  name: 'identify-operator',
  schema: identifySchema,
  guard: async () => ok(await getServices()),
  echo: ['identifier'],
  async handler({ identifier }, request, services) {
    const input = { identifier, directory: operatorsDirectoryId };
    const started = await startAttempt(services, input, request, await currentAttempt(services));
    if (!started.ok)
      return err(refusalState(started.error, started.error.field === 'identifier' ? 'identifier' : undefined));
    if (started.value.token !== null) await keepAttempt(services, started.value.token);
    return ok({ path: '/verify?started=1' });
  },
});
