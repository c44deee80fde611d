'use server';

import { redirect } from 'next/navigation';
import { ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';

const runStay = defineOperatorAction({
  name: 'stay-signed-in',
  permission: 'self.manage',
  fields: {},
  handler: async () => ok({ answer: {} }),
});

/** Keeps the session open for somebody who says that they are there: every act does, this one does nothing else. */
export async function staySignedInAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runStay(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
