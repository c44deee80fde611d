import type { BrandingInput } from '@/lib/config/schema';
import { brandingSchema } from '@/lib/config/schema';
import type { Result } from '@/lib/result';
import { checkSection, type SectionErrors } from './check-section';

const brandingFields = ['name', 'logoUrl', 'accent', 'supportUrl', 'supportText', 'privacyUrl', 'language'] as const;

export type BrandingForm = Record<(typeof brandingFields)[number], string>;

/** Reads the form of the branding; what is empty is absent. A colour that is too light is `contrast_too_low`. */
export function readBrandingForm(form: BrandingForm): Result<BrandingInput, SectionErrors> {
  const given = Object.fromEntries(brandingFields.flatMap((name) => (form[name] === '' ? [] : [[name, form[name]]])));
  return checkSection(brandingSchema, { ...given, name: form.name }, ({ code, path }) =>
    code === 'custom' && path[0] === 'accent' ? 'contrast_too_low' : null,
  );
}
