import { readColour } from '@/lib/base/colour';
import type { Result } from '@/lib/base/result';
import type { BrandingInput } from '@/lib/config/schema';
import { brandingSchema } from '@/lib/config/schema';
import { fromTextFields } from '@/lib/i18n/local-text-fields';
import { checkSection, type SectionErrors } from './check-section';

const brandingFields = ['name', 'logoUrl', 'accent', 'supportUrl', 'privacyUrl', 'language'] as const;

type TextField = 'supportText' | 'supportText.zh-CN' | 'supportText.es';

export type BrandingForm = Record<(typeof brandingFields)[number] | TextField, string>;

/** Reads the branding form. Empty fields are absent. Refuses with `contrast_too_low` for a colour that is too light. */
export function readBrandingForm(form: BrandingForm): Result<BrandingInput, SectionErrors> {
  const typed = { ...form, accent: readColour(form.accent) };
  const given = Object.fromEntries(brandingFields.flatMap((name) => (typed[name] === '' ? [] : [[name, typed[name]]])));
  const supportText = fromTextFields('supportText', form);
  const texts = supportText === undefined ? {} : { supportText };
  return checkSection(brandingSchema, { ...given, ...texts, name: form.name }, ({ code, path }) =>
    code === 'custom' && path[0] === 'accent' ? 'contrast_too_low' : null,
  );
}
