import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { IdentifyForm } from '@/components/portal/identify-form';
import { Notice } from '@/components/portal/notice';
import { OtherWays, type Way } from '@/components/portal/other-ways';
import { PortalShell } from '@/components/portal/portal-shell';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { chooseDirectory } from '@/lib/directories/choose-directory';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { operatorIdentifyPhrases, operatorResetHeading } from '@/lib/i18n/operator-reset/operator-reset-phrases';
import { closedPhrases } from '@/lib/i18n/phrases/closed-phrases';
import { identifyHeading, identifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { wayPhrases } from '@/lib/i18n/phrases/way-phrases';
import type { Attempt } from '@/lib/reset/attempt';
import { changeable } from '@/lib/reset/change-password';
import { currentAttempt } from '@/lib/reset/current-attempt';
import { currentStep } from '@/lib/reset/current-step';
import { stepPaths } from '@/lib/reset/next-step';
import { parseIdentifier } from '@/lib/reset/parse-identifier';
import { portalNotice } from '@/lib/reset/portal-notice';
import { unlockable } from '@/lib/reset/start-attempt';
import { getServices, type Services } from '@/lib/services/services';
import { chooseLanguageAction, identifyAction } from './actions';
import { ClosedPage, whyClosed } from './closed-page';
import { directoryOptions } from './directory-options';
import { identifyOperatorAction } from './operators/actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const forOperators = (await searchParams)['directory'] === operatorsDirectoryId;
  const why = forOperators ? null : await whyClosed(await getServices());
  if (why) return { title: closedPhrases(locale, why).title };
  return { title: identifyHeading(locale).title };
}

export default async function IdentifyPage({ searchParams }: Props) {
  const services = await getServices();
  const { locale, fetchSite } = await getRequestFacts();
  const query = await searchParams;
  const attempt = await currentAttempt(services);
  const step = currentStep(services, attempt);
  const changing = query['change'] !== undefined;
  const isTheirs = attempt?.directoryId === operatorsDirectoryId;
  const forOperators = query['directory'] === operatorsDirectoryId || (changing && isTheirs);
  // Keeps an operator who resets the console password from continuing another attempt by mistake.
  const another = forOperators && !isTheirs;
  // Once there is an outcome, a visit starts fresh: `/done` keeps showing it, and the next person does not see it.
  const isOver = step === 'identify' || (step === 'done' && attempt?.state !== 'setting');
  if (!isOver && !another && !(changing && step !== 'done')) redirect(stepPaths[step]);
  const why = forOperators ? null : await whyClosed(services);
  if (why) return <ClosedPage services={services} locale={locale} why={why} path="/" />;
  const notice = portalNotice(query['notice'], { hasAttempt: attempt !== null, fetchSite });
  const phrases = forOperators ? operatorIdentifyPhrases(locale) : identifyPhrases(locale);
  const { noMail, ...heading } = forOperators
    ? operatorResetHeading(locale)
    : { noMail: '', ...identifyHeading(locale) };
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={1}
      phrases={shellPhrases(locale)}
      {...heading}
      path={forOperators ? '/?directory=operators' : changing ? '/?change' : '/'}
      languageAction={chooseLanguageAction}
    >
      {notice ? <Notice code={notice} phrases={phrases} /> : null}
      {forOperators && !services.directories.operators ? (
        <Alert tone="info">{noMail}</Alert>
      ) : (
        <IdentifyForm
          action={forOperators ? identifyOperatorAction : identifyAction}
          directories={forOperators ? [] : directoryOptions(services.directories.usable, locale)}
          initial={
            attempt && !another && (changing ? !isOver : notice === 'attempt_expired')
              ? initialOf(services, attempt)
              : {}
          }
          phrases={phrases}
        />
      )}
      {forOperators ? null : <OtherWays ways={otherWays(services)} phrases={wayPhrases(locale)} />}
    </PortalShell>
  );
}

/**
 * Returns what was typed before. Includes the directory if the person had to choose it, and so may have chosen wrongly.
 */
function initialOf({ directories, config }: Services, { identifier, directoryId }: Attempt) {
  const read = parseIdentifier(identifier, config.phoneCountryCode);
  const decided = read.ok && chooseDirectory(directories, read.value[0], undefined).ok;
  return decided ? { identifier } : { identifier, directory: directoryId };
}

/** The other ways in that at least one directory has. */
function otherWays(services: Services): Way[] {
  return [
    ...(changeable(services).length > 0 ? (['change'] as const) : []),
    ...(unlockable(services).length > 0 ? (['unlock'] as const) : []),
  ];
}
