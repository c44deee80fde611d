'use server';

import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { openHandoffSchema } from '@/lib/forms/handoff';
import { refusalState } from '@/lib/forms/refusal';
import { currentAttempt, keepAttempt } from '@/lib/reset/current-attempt';
import { startFromHandoff } from '@/lib/reset/handoff/start-from-handoff';
import { getServices } from '@/lib/services/services';

/** Opens a link or code from the help desk, and redirects to the step where the person chooses a password. */
export const openHandoffAction = formAction({
  name: 'open-handoff',
  schema: openHandoffSchema,
  guard: async () => ok(await getServices()),
  async handler(input, request, services) {
    const started = await startFromHandoff(services, input, request, await currentAttempt(services));
    if (!started.ok)
      return err(refusalState(started.error, started.error.code === 'short_code_format' ? 'code' : undefined));
    if (started.value.token !== null) await keepAttempt(services, started.value.token);
    // `/verify` redirects to the attempt's step; it checks for the cookie just set.
    return ok({ path: '/verify?started=1' });
  },
});
