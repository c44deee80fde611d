'use server';

import { err, ok } from '@/lib/base/result';
import { handleField } from '@/lib/forms/handle-field';
import { makeRecoveryCodes } from '@/lib/operators/factors/make-recovery-codes';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Creates the operator's recovery codes and shows them once. */
export const makeCodesAction = operatorFormAction({
  name: 'make-recovery-codes',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { replaces: handleField() },
  async handler({ replaces }, { services, actor }) {
    const made = await makeRecoveryCodes(services, actor, replaces);
    if (!made.ok) return err({ error: made.error.code });
    // The codes stay visible until the page is left: some people copy them by hand.
    return ok({ answer: { revealed: { text: made.value.join('\n'), seconds: 0 } } });
  },
});
