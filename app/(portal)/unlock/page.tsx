import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { IdentifyForm } from '@/components/portal/identify-form';
import { OtherWays } from '@/components/portal/other-ways';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { unlockHeading, unlockPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { wayPhrases } from '@/lib/i18n/phrases/way-phrases';
import { changeable } from '@/lib/reset/change-password';
import { unlockable } from '@/lib/reset/start-attempt';
import { getServices } from '@/lib/services/services';
import { chooseLanguageAction } from '../actions';
import { directoryOptions } from '../directory-options';
import { unlockAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: unlockHeading(locale).title };
}

export default async function UnlockPage() {
  const services = await getServices();
  const directories = unlockable(services);
  if (directories.length === 0) redirect('/');
  const { locale } = await getRequestFacts();
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={null}
      phrases={shellPhrases(locale)}
      {...unlockHeading(locale)}
      path="/unlock"
      languageAction={chooseLanguageAction}
    >
      <IdentifyForm
        action={unlockAction}
        directories={directoryOptions(directories, locale)}
        initial={{}}
        phrases={unlockPhrases(locale)}
      />
      <OtherWays
        ways={['back', ...(changeable(services).length > 0 ? (['change'] as const) : [])]}
        phrases={wayPhrases(locale)}
      />
    </PortalShell>
  );
}
