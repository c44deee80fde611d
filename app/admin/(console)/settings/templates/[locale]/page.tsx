import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NotThere } from '@/app/admin/(console)/not-there';
import { saveTemplatesAction } from '@/app/admin/(console)/settings/templates/actions';
import { PageNotice } from '@/app/admin/page-notice';
import { SettingsNav } from '@/components/admin/settings/settings-nav';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { TemplatesEditor } from '@/components/admin/settings/templates-editor';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { settingsFormParts } from '@/lib/admin/settings/form-parts';
import { openSettingsPage } from '@/lib/admin/settings/open-settings-page';
import { sampleFacts } from '@/lib/admin/settings/sample-facts';
import { templateGroups } from '@/lib/admin/settings/template-groups';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { isLocale, localeNames, locales } from '@/lib/i18n/locales';
import { defaultTemplates } from '@/lib/notify/templates/default-templates';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.templates };
}

type TemplatesPageProps = { params: Promise<{ locale: string }> };

export default async function TemplatesPage({ params }: TemplatesPageProps) {
  const page = await openSettingsPage(['messages']);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, values, source, broken, version } = page.value;
  const { locale: language } = await params;
  if (!isLocale(language)) return <NotThere locale={actor.request.locale} />;
  const { locale } = actor.request;
  const { phrases, t } = settingsPhrases(locale);
  const facts = sampleFacts(services, language);
  const defaults = defaultTemplates(language, facts.supportUrl !== undefined);
  const parts = settingsFormParts(page.value, 'settings:templates');
  const kinds = (['code', 'changed', 'unconfirmed', 'handoff'] as const).map((value) => ({
    value,
    label: phrases[`group_${value}`],
  }));
  const channels = [
    { value: 'email', label: phrases.mail },
    { value: 'sms', label: phrases.sms },
  ];
  return (
    <SettingsPage
      locale={locale}
      current="templates"
      source={source}
      isBroken={broken.length > 0}
      notice={<PageNotice />}
    >
      <SettingsNav
        label={phrases.language}
        current={`/admin/settings/templates/${language}`}
        tabs={locales.map((each) => ({ path: `/admin/settings/templates/${each}`, label: localeNames[each] }))}
      />
      <TemplatesEditor
        key={`${language}-${version}`}
        {...parts}
        action={saveTemplatesAction}
        labels={{ ...parts.labels, test: phrases.test, testing: phrases.testing, testNote: phrases.testUnsaved }}
        hidden={{ ...parts.hidden, locale: language }}
        groups={templateGroups(phrases, { ...defaults, ...values.messages[language] })}
        testFields={[
          { kind: 'select', name: 'testKind', label: phrases.testKind, options: kinds },
          { kind: 'select', name: 'testChannel', label: phrases.testChannel, options: channels },
          { kind: 'tel', name: 'testTo', label: phrases.testTo, hint: phrases.testToHint },
        ]}
        defaults={defaults}
        facts={facts}
        words={{
          ...phrases,
          kinds: {
            code: phrases.group_code,
            changed: phrases.group_changed,
            unconfirmed: phrases.group_unconfirmed,
            handoff: phrases.group_handoff,
          },
          segments: [1, 2, 3, 4, 5, 6, 7, 8].map((segments) => t('segments', { segments, characters: '{characters}' })),
        }}
      />
    </SettingsPage>
  );
}
