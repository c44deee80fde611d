import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { LimitsEditor } from '@/components/admin/settings/limits-editor';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { settingsFormParts } from '@/lib/admin/settings/form-parts';
import { flattenLimits, limitRows } from '@/lib/admin/settings/limit-rows';
import { openSettingsPage } from '@/lib/admin/settings/open-settings-page';
import { limitPaths } from '@/lib/i18n/console/limits/en';
import { limitWords } from '@/lib/i18n/console/limits/limit-words';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { fill } from '@/lib/i18n/fill';
import { punctuation } from '@/lib/i18n/punctuation';
import { saveLimitsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: settingsPhrases(locale).phrases.limits };
}

export default async function LimitsPage() {
  const page = await openSettingsPage(['limits', 'codeDigits']);
  if (!page.ok) redirect(page.error.path);
  const { actor, values, source, broken, version } = page.value;
  const { locale } = actor.request;
  const { phrases } = settingsPhrases(locale);
  const words = limitWords(locale);
  const current = flattenLimits(values.limits);
  const number = new Intl.NumberFormat(locale);
  const lines = limitRows().flatMap((row) => {
    const path = limitPaths.find((known) => known === row.path);
    if (!path) return [];
    const { label, help, effect } = words[path];
    const [fallback, least, most] = [row.fallback, row.least, row.most].map((value) => number.format(value));
    const range = fill(phrases.range, { fallback: fallback ?? '', least: least ?? '', most: most ?? '' });
    return [
      {
        ...row,
        value: current[path] ?? row.fallback,
        label,
        hint: `${help}${punctuation[locale].gap}${range}`,
        effect,
      },
    ];
  });
  return (
    <SettingsPage
      locale={locale}
      current="limits"
      source={source}
      isBroken={broken.includes('limits')}
      notice={<PageNotice />}
    >
      <LimitsEditor
        key={version}
        {...settingsFormParts({ ...page.value, version: version.split('.')[0] ?? '0' }, 'settings:limits')}
        action={saveLimitsAction}
        locale={locale}
        digits={values.codeDigits}
        lines={lines}
        words={phrases}
      />
    </SettingsPage>
  );
}
