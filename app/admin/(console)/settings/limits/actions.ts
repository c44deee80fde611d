'use server';

import { redirect } from 'next/navigation';
import { answerErrors, answerSaved } from '@/lib/admin/settings/answer-form';
import { limitsFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readLimitsForm } from '@/lib/admin/settings/limit-rows';
import { saveSections } from '@/lib/admin/settings/save-sections';
import type { FormState } from '@/lib/forms/form-state';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';

const runSave = defineOperatorAction({
  name: 'save-limits',
  permission: 'settings.manage',
  target: () => 'settings:limits',
  fields: limitsFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input);
    const limits = readLimitsForm(values);
    if (!limits.ok) return answerErrors(limits.error, values);
    const saved = await saveSections(services, actor, [
      { name: 'limits', value: limits.value, version: input.version },
    ]);
    return answerSaved(saved, { path: '/admin/settings/limits', locale: actor.request.locale }, values);
  },
});

/** Stores the limits that differ from their defaults. */
export async function saveLimitsAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSave(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
