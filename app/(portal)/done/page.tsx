import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DonePanel } from '@/components/portal/done-panel';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { errorCodes } from '@/lib/base/errors';
import { inLanguage } from '@/lib/i18n/local-text';
import { canRepeat, doneHeading, donePhrases, type Outcome } from '@/lib/i18n/phrases/done-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { requireStep } from '@/lib/reset/current-attempt';
import { chooseLanguageAction, startAgainAction } from '../actions';

/** `setting` is shown as unknown: a person who opens the page before the outcome must not read "changed". */
const outcomes = { done: 'done', refused: 'refused', unknown: 'unknown', setting: 'unknown' } as const;

async function currentOutcome() {
  const at = await requireStep('done');
  const attempt = at.ok ? at.value.attempt : null;
  const state = attempt?.state ?? 'unknown';
  const outcome: Outcome = state in outcomes ? outcomes[state as keyof typeof outcomes] : 'unknown';
  const reason = errorCodes.find((code) => code === attempt?.lastError) ?? null;
  return { at, outcome, reason, purpose: attempt?.purpose ?? 'reset' };
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return doneHeading(locale, await currentOutcome());
}

export default async function DonePage() {
  const { at, outcome, reason, purpose } = await currentOutcome();
  if (!at.ok) redirect(at.error.path);
  const { services, attempt, directory } = at.value;
  const { locale } = await getRequestFacts();
  const { supportUrl } = services.config.branding;
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={outcome === 'done' && purpose === 'reset' ? 4 : null}
      phrases={shellPhrases(locale)}
      {...doneHeading(locale, { outcome, purpose, reason })}
      path="/done"
      languageAction={chooseLanguageAction}
      outcome={outcome}
    >
      {attempt.state === 'setting' ? <meta httpEquiv="refresh" content="3" /> : null}
      <DonePanel
        outcome={outcome}
        canRepeat={canRepeat(outcome, reason)}
        {...(directory.signInUrl ? { signInUrl: directory.signInUrl } : {})}
        {...(supportUrl ? { supportUrl } : {})}
        restartAction={startAgainAction}
        phrases={donePhrases(locale, { outcome, purpose, reason, directory: inLanguage(directory.name, locale) })}
      />
    </PortalShell>
  );
}
