'use server';

import { redirect } from 'next/navigation';
import { defineOperatorAction } from '@/lib/admin/define-operator-action';
import { answerErrors, answerSaved } from '@/lib/admin/settings/answer-form';
import { policyFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { readPolicyForm } from '@/lib/admin/settings/policy-form';
import { readVersions } from '@/lib/admin/settings/read-sections';
import { saveSections } from '@/lib/admin/settings/save-sections';
import type { FormState } from '@/lib/form-state';
import { err } from '@/lib/result';

const runSave = defineOperatorAction({
  name: 'save-policy',
  permission: 'settings.manage',
  fields: policyFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input);
    const [first, second, third] = readVersions(input.version, 3) ?? [];
    if (first === undefined || second === undefined || third === undefined)
      return err({ error: 'form_invalid', values });
    const policy = readPolicyForm(input);
    if (!policy.ok) return answerErrors(policy.error, values);
    const { passwordPolicy, codeDigits, phoneCountryCode } = policy.value;
    const saved = await saveSections(services, actor, [
      { name: 'passwordPolicy', value: passwordPolicy, version: first },
      { name: 'codeDigits', value: codeDigits, version: second },
      { name: 'phoneCountryCode', value: phoneCountryCode, version: third },
    ]);
    return answerSaved(saved, '/admin/settings/policy', values);
  },
});

/** Stores the organisation's rules for passwords, and the form of its codes. */
export async function savePolicyAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSave(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
