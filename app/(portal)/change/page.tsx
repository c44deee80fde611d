import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ChangeForm } from '@/components/portal/change-form';
import { OtherWays } from '@/components/portal/other-ways';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { inLanguage } from '@/lib/i18n/local-text';
import { changeHeading, changePhrases } from '@/lib/i18n/phrases/change-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { wayPhrases } from '@/lib/i18n/phrases/way-phrases';
import { changeable } from '@/lib/reset/change-password';
import { unlockable } from '@/lib/reset/start-attempt';
import { getServices } from '@/lib/services/services';
import { chooseLanguageAction } from '../actions';
import { directoryOptions } from '../directory-options';
import { changePasswordAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: changeHeading(locale).title };
}

export default async function ChangePage() {
  const services = await getServices();
  const directories = changeable(services);
  const [only, ...others] = directories;
  if (!only) redirect('/');
  const { locale } = await getRequestFacts();
  const { branding } = services.config;
  return (
    <PortalShell
      locale={locale}
      branding={branding}
      step={null}
      phrases={shellPhrases(locale)}
      {...changeHeading(locale)}
      path="/change"
      languageAction={chooseLanguageAction}
    >
      <ChangeForm
        action={changePasswordAction}
        directories={directoryOptions(directories, locale)}
        // With several directories only the rules of the organisation are certain; the account's own come with the answer.
        policies={others.length === 0 ? [...only.policies] : only.policies.filter(({ owner }) => owner !== 'directory')}
        directoryName={others.length === 0 ? inLanguage(only.name, locale) : branding.name}
        phrases={changePhrases(locale)}
      />
      <OtherWays
        ways={['back', ...(unlockable(services).length > 0 ? (['unlock'] as const) : [])]}
        phrases={wayPhrases(locale)}
      />
    </PortalShell>
  );
}
