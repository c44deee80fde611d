'use server';

import * as z from 'zod/mini';
import { err, ok } from '@/lib/base/result';
import { makeRecoveryCodes } from '@/lib/operators/factors/make-recovery-codes';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Makes one's recovery codes and shows them, this once. */
export const makeCodesAction = operatorFormAction({
  name: 'make-recovery-codes',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { replaces: z.string().check(z.regex(/^[0-9a-f]{16}$/)) },
  async handler({ replaces }, { services, actor }) {
    const made = await makeRecoveryCodes(services, actor, replaces);
    if (!made.ok) return err({ error: made.error.code });
    // They stay until the page is left: somebody may be copying them by hand.
    return ok({ answer: { revealed: { text: made.value.join('\n'), seconds: 0 } } });
  },
});
