'use server';

import { redirect } from 'next/navigation';
import { startChainCheck } from '@/lib/admin/audit/chain-check';
import { defineOperatorAction } from '@/lib/admin/define-operator-action';
import type { FormState } from '@/lib/form-state';
import { err, ok } from '@/lib/result';

const runCheckChain = defineOperatorAction({
  name: 'check-audit',
  permission: 'audit.read',
  fields: {},
  async handler(_input, { services, actor }) {
    const started = await startChainCheck(services, actor);
    return started.ok ? ok({ path: '/admin/audit' }) : err({ error: started.error.code });
  },
});

/** Has a job check the whole audit. */
export async function checkChainAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runCheckChain(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
