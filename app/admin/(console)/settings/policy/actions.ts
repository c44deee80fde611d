'use server';

import { answerErrors, answerSaved } from '@/lib/admin/settings/answer-form';
import { policyFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readPolicyForm } from '@/lib/admin/settings/policy-form';
import { saveSections } from '@/lib/admin/settings/save-sections';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Stores the organisation's password rules and the format of its codes. */
export const savePolicyAction = operatorFormAction({
  name: 'save-policy',
  permission: 'settings.manage',
  target: () => 'settings:policy',
  fields: policyFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input);
    const [first, second, third] = input.version;
    const policy = readPolicyForm(input);
    if (!policy.ok) return answerErrors(policy.error, values);
    const { passwordPolicy, codeDigits, phoneCountryCode } = policy.value;
    const saved = await saveSections(services, actor, [
      { name: 'passwordPolicy', value: passwordPolicy, version: first },
      { name: 'codeDigits', value: codeDigits, version: second },
      { name: 'phoneCountryCode', value: phoneCountryCode, version: third },
    ]);
    return answerSaved(saved, { path: '/admin/settings/policy', locale: actor.request.locale }, values);
  },
});
