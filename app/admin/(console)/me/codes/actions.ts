'use server';

import * as z from 'zod/mini';
import { err, ok } from '@/lib/base/result';
import { makeRecoveryCodes } from '@/lib/operators/factors/make-recovery-codes';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Creates the operator's recovery codes and shows them once. */
export const makeCodesAction = operatorFormAction({
  name: 'make-recovery-codes',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { replaces: z.string().check(z.regex(/^[0-9a-f]{16}$/)) },
  async handler({ replaces }, { services, actor }) {
    const made = await makeRecoveryCodes(services, actor, replaces);
    if (!made.ok) return err({ error: made.error.code });
    // The codes stay visible until the page is left: some people copy them by hand.
    return ok({ answer: { revealed: { text: made.value.join('\n'), seconds: 0 } } });
  },
});
