'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod/mini';
import { ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';

const runConfirm = defineOperatorAction({
  name: 'confirm-export',
  permission: 'audit.export',
  target: () => 'audit-export',
  fields: { query: z.string().check(z.maxLength(2000, 'form_invalid')) },
  async handler({ query }) {
    return ok({ path: `/admin/audit/export?${new URLSearchParams(query)}` });
  },
});

/** Takes a fresh second factor and comes back to the page, which then offers the download. */
export async function confirmExportAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runConfirm(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
