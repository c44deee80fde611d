import type { ReactNode } from 'react';
import { PageHeader } from '@/components/admin/page-header';
import { Alert } from '@/components/ui/alert';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { SettingsNav } from './settings-nav';

const paths = {
  overview: '/admin/settings',
  branding: '/admin/settings/branding',
  messages: '/admin/settings/messages',
  templates: '/admin/settings/templates',
  limits: '/admin/settings/limits',
  policy: '/admin/settings/policy',
} as const;

type SettingsPageProps = {
  locale: Locale;
  current: keyof typeof paths;
  source: 'file' | 'database';
  /** Whether stored settings of this page could not be read. */
  isBroken?: boolean;
  /** The notice about the action just done. */
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame of a settings page: title, tabs and notices. */
export function SettingsPage({ locale, current, source, isBroken, notice, children }: SettingsPageProps) {
  const { phrases } = settingsPhrases(locale);
  const names = Object.keys(paths) as (keyof typeof paths)[];
  return (
    <>
      {current === 'overview' ? (
        <PageHeader title={phrases.title} intro={phrases.intro} />
      ) : (
        <PageHeader title={phrases[current]} intro={phrases[`${current}Intro`]} />
      )}
      <SettingsNav
        label={phrases.title}
        current={paths[current]}
        tabs={names.map((name) => ({ path: paths[name], label: phrases[name] }))}
      />
      {source === 'file' ? <FileRulesNotice words={phrases.fileRules} /> : null}
      {isBroken ? (
        <div className="mb-5">
          <Alert tone="danger">{phrases.broken}</Alert>
        </div>
      ) : null}
      {notice}
      {children}
    </>
  );
}

/** States that these settings come from the configuration file. */
function FileRulesNotice({ words }: { words: string }) {
  return (
    <div className="mb-5">
      <Alert tone="info">{words}</Alert>
    </div>
  );
}
