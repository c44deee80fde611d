import type { Metadata } from 'next';
import { HandoffForm } from '@/components/portal/handoff-form';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { closedPhrases } from '@/lib/i18n/phrases/closed-phrases';
import { handoffHeading, handoffPhrases } from '@/lib/i18n/phrases/handoff-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getServices } from '@/lib/services/services';
import { chooseLanguageAction } from '../actions';
import { ClosedPage, whyClosed } from '../closed-page';
import { openHandoffAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const why = await whyClosed(await getServices());
  if (why) return { title: closedPhrases(locale, why).title };
  return { ...handoffHeading(locale), robots: { index: false, follow: false } };
}

export default async function HandoffPage() {
  const services = await getServices();
  const { locale } = await getRequestFacts();
  const why = await whyClosed(services);
  if (why) return <ClosedPage services={services} locale={locale} why={why} path="/handoff" />;
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={2}
      phrases={shellPhrases(locale)}
      {...handoffHeading(locale)}
      path="/handoff"
      languageAction={chooseLanguageAction}
    >
      <HandoffForm action={openHandoffAction} phrases={handoffPhrases(locale)} />
    </PortalShell>
  );
}
