'use server';

import { answerErrors, answerSaved } from '@/lib/admin/settings/answer-form';
import { limitsFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readLimitsForm } from '@/lib/admin/settings/limit-rows';
import { saveSections } from '@/lib/admin/settings/save-sections';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Stores the limits that differ from their defaults. */
export const saveLimitsAction = operatorFormAction({
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
