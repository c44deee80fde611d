import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { BrandingEditor } from '@/components/admin/settings/branding-editor';
import { ownAccent } from '@/components/admin/settings/own-accent';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { settingsFormParts } from '@/lib/admin/settings/form-parts';
import { openSettingsPage } from '@/lib/admin/settings/open-settings-page';
import { languageFields } from '@/lib/i18n/console/language-fields';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { toTextFields } from '@/lib/i18n/local-text-fields';
import { localeNames, locales } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { saveBrandingAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.branding };
}

export default async function BrandingPage() {
  const page = await openSettingsPage(['branding']);
  if (!page.ok) redirect(page.error.path);
  const { actor, values, source, broken, version } = page.value;
  const { locale } = actor.request;
  const { branding } = values;
  const { phrases } = settingsPhrases(locale);
  const supportText = toTextFields('supportText', branding.supportText ?? '');
  const { identify, form, shell } = messagesFor(locale);
  return (
    <SettingsPage
      locale={locale}
      current="branding"
      source={source}
      isBroken={broken.length > 0}
      notice={<PageNotice />}
    >
      <BrandingEditor
        key={version}
        {...settingsFormParts(page.value, 'settings:branding')}
        action={saveBrandingAction}
        locale={locale}
        fields={[
          {
            kind: 'text',
            name: 'name',
            label: phrases.name,
            hint: phrases.nameHint,
            required: true,
            maxLength: 60,
            value: branding.name,
          },
          { kind: 'text', name: 'logoUrl', label: phrases.logoUrl, hint: phrases.logoHint, value: branding.logoUrl },
          {
            kind: 'color',
            name: 'accent',
            label: phrases.accent,
            hint: phrases.accentHint,
            pick: phrases.pickColour,
            fallback: ownAccent,
            maxLength: 20,
            value: branding.accent,
          },
          {
            kind: 'text',
            name: 'supportUrl',
            label: phrases.supportUrl,
            hint: phrases.supportUrlHint,
            value: branding.supportUrl,
          },
          {
            kind: 'text',
            name: 'supportText',
            label: phrases.supportText,
            hint: phrases.supportTextHint,
            maxLength: 120,
            value: supportText['supportText'],
          },
          ...languageFields('supportText', locale, phrases.supportText).map(
            (field) => ({ kind: 'text', maxLength: 120, ...field, value: supportText[field.name] }) as const,
          ),
          { kind: 'text', name: 'privacyUrl', label: phrases.privacyUrl, value: branding.privacyUrl },
          {
            kind: 'select',
            name: 'language',
            label: phrases.unknownLanguage,
            hint: phrases.unknownLanguageHint,
            options: [
              { value: '', label: phrases.everyLanguage },
              ...locales.map((each) => ({ value: each, label: localeNames[each] })),
            ],
            value: branding.language,
          },
        ]}
        words={phrases}
        page={{ title: identify.title, field: identify.identifier, button: form.continue, help: shell.help }}
      />
    </SettingsPage>
  );
}
