'use client';

import { Card } from '@/components/admin/card';
import { Icon } from '@/components/ui/icon';
import { contrastWithWhite, readColour } from '@/lib/base/colour';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { fill } from '@/lib/i18n/fill';
import { languageField } from '@/lib/i18n/local-text-fields';
import type { Locale } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import { BrandingPreview } from './branding-preview';
import { SettingsForm, type SettingsFormParts } from './settings-form';
import { useTypedTexts } from './use-typed-texts';

type BrandingEditorProps = SettingsFormParts & {
  locale: Locale;
  fields: readonly FieldSpec[];
  words: { preview: string; light: string; dark: string; contrast: string; contrastOk: string; contrastLow: string };
  /** Texts of the preview. */
  page: { title: string; field: string; button: string; help: string };
};

/** The branding form, with the colour's contrast ratio and a preview of the first page in both themes. */
export function BrandingEditor({ locale, fields, words, page, ...parts }: BrandingEditorProps) {
  const { text, onValues } = useTypedTexts(fields);
  const colour = readColour(text('accent'));
  const accent = /^#[0-9a-f]{6}$/.test(colour) ? colour : null;
  const ratio = accent === null ? null : contrastWithWhite(accent);
  const isReadable = ratio !== null && ratio >= 4.5;
  const logoUrl = /^\/[\w./-]+$/.test(text('logoUrl')) ? text('logoUrl') : '';
  const supportText = text(languageField('supportText', locale)) || text('supportText');
  const branding = { name: text('name'), logoUrl, supportText };
  const shown = isReadable ? accent : null;
  return (
    <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <Card>
        <SettingsForm
          {...parts}
          groups={[{ fields }]}
          onValues={onValues}
          below={(name) =>
            name === 'accent' && ratio !== null ? (
              <p className={`-mt-3 flex gap-1.5 text-sm ${isReadable ? 'text-ok' : 'text-danger'}`}>
                <Icon name={isReadable ? 'check' : 'alert'} />
                <span>
                  {fill(words.contrast, {
                    ratio: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(floor(ratio)),
                  })}
                  {punctuation[locale].colon}
                  {isReadable ? words.contrastOk : words.contrastLow}
                </span>
              </p>
            ) : null
          }
        />
      </Card>
      <section aria-label={words.preview} className="grid content-start gap-5">
        <BrandingPreview theme="light" label={words.light} accent={shown} branding={branding} words={page} />
        <BrandingPreview theme="dark" label={words.dark} accent={shown} branding={branding} words={page} />
      </section>
    </div>
  );
}

/** Rounds down to one decimal: 4.46 must not become 4.5. */
function floor(ratio: number): number {
  return Math.floor(ratio * 10) / 10;
}
