'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod/mini';
import { startChainCheck } from '@/lib/admin/audit/chain-check';
import { err, ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { readReturnPath } from '@/lib/forms/return-path';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';

const runCheckChain = defineOperatorAction({
  name: 'check-audit',
  permission: 'audit.read',
  fields: { here: z.string().check(z.maxLength(2000, 'form_invalid')) },
  async handler({ here }, { services, actor }) {
    const started = await startChainCheck(services, actor);
    return started.ok
      ? ok({ path: `${readReturnPath(here) ?? '/admin/audit'}#audit-check` })
      : err({ error: started.error.code });
  },
});

/** Has a job check the whole audit, and leads back to its state, which takes the focus. */
export async function checkChainAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runCheckChain(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
