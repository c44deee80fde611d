import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { PolicyEditor } from '@/components/admin/settings/policy-editor';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { settingsFormParts } from '@/lib/admin/settings/form-parts';
import { openSettingsPage } from '@/lib/admin/settings/open-settings-page';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { passwordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { savePolicyAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.policy };
}

export default async function PolicyPage() {
  const page = await openSettingsPage(['passwordPolicy', 'codeDigits', 'phoneCountryCode']);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, values, source, broken, version } = page.value;
  const { locale } = actor.request;
  const { phrases } = settingsPhrases(locale);
  const digits = ['6', '7', '8'].map((value) => ({ value, label: value }));
  const { minLength, words } = values.passwordPolicy;
  return (
    <SettingsPage locale={locale} current="policy" source={source} isBroken={broken.length > 0} notice={<PageNotice />}>
      <PolicyEditor
        key={version}
        {...settingsFormParts(page.value, 'settings:policy')}
        action={savePolicyAction}
        locale={locale}
        fields={[
          {
            kind: 'number',
            name: 'minLength',
            label: phrases.minLength,
            hint: phrases.minLengthHint,
            value: minLength?.toString() ?? '',
          },
          {
            kind: 'textarea',
            name: 'words',
            label: phrases.words,
            hint: phrases.wordsHint,
            rows: 5,
            value: words.join('\n'),
          },
          {
            kind: 'select',
            name: 'codeDigits',
            label: phrases.codeDigits,
            hint: phrases.codeDigitsHint,
            options: digits,
            value: String(values.codeDigits),
          },
          {
            kind: 'text',
            name: 'phoneCountryCode',
            label: phrases.phoneCountryCode,
            hint: phrases.phoneCountryCodeHint,
            maxLength: 4,
            value: values.phoneCountryCode,
          },
        ]}
        directories={services.directories.usable.map(({ name, policies }) => ({
          name: inLanguage(name, locale),
          policies: policies.filter(({ owner }) => owner !== 'organisation'),
        }))}
        codeTries={services.limits.codeTries}
        rulePhrases={passwordPhrases(locale)}
        words={phrases}
      />
    </SettingsPage>
  );
}
