'use server';

import { answerErrors, answerSaved } from '@/lib/admin/settings/answer-form';
import { readBrandingForm } from '@/lib/admin/settings/branding-form';
import { brandingFormFields, typedValues } from '@/lib/admin/settings/form-fields';
import { saveSections } from '@/lib/admin/settings/save-sections';
import { operatorFormAction } from '@/lib/operators/operator-action';

export const saveBrandingAction = operatorFormAction({
  name: 'save-branding',
  permission: 'settings.manage',
  target: () => 'settings:branding',
  fields: brandingFormFields,
  async handler(input, { services, actor }) {
    const values = typedValues(input);
    const branding = readBrandingForm(input);
    if (!branding.ok) return answerErrors(branding.error, values);
    const saved = await saveSections(services, actor, [
      { name: 'branding', value: branding.value, version: input.version },
    ]);
    return answerSaved(saved, { path: '/admin/settings/branding', locale: actor.request.locale }, values);
  },
});
