import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { IdentifyForm } from '@/components/portal/identify-form';
import { Notice } from '@/components/portal/notice';
import { PortalShell } from '@/components/portal/portal-shell';
import { identifyHeading, identifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { currentAttempt } from '@/lib/reset/current-attempt';
import { nextStep, stepPaths } from '@/lib/reset/next-step';
import { portalNotice } from '@/lib/reset/portal-notice';
import { getServices } from '@/lib/services';
import { chooseLanguageAction, identifyAction } from './actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: identifyHeading(locale).title };
}

export default async function IdentifyPage({ searchParams }: Props) {
  const services = await getServices();
  const { locale } = await getRequestFacts();
  const query = await searchParams;
  const attempt = await currentAttempt(services);
  const step = nextStep(attempt, services.clock());
  const changing = query['change'] !== undefined;
  if (step !== 'identify' && !(changing && step !== 'done')) redirect(stepPaths[step]);
  const notice = portalNotice(query['notice']);
  const phrases = identifyPhrases(locale);
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={1}
      phrases={shellPhrases(locale)}
      {...identifyHeading(locale)}
      path={changing ? '/?change' : '/'}
      languageAction={chooseLanguageAction}
    >
      {notice ? <Notice code={notice} phrases={phrases} /> : null}
      <IdentifyForm
        action={identifyAction}
        directories={services.directories.usable.map(({ id, name, help }) => ({ id, name, ...(help ? { help } : {}) }))}
        initial={changing && attempt ? { identifier: attempt.identifier, directory: attempt.directoryId } : {}}
        phrases={phrases}
      />
    </PortalShell>
  );
}
