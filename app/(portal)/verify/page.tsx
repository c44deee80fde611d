import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ChangeIdentifier } from '@/components/portal/change-identifier';
import { MethodList } from '@/components/portal/method-list';
import { PortalShell } from '@/components/portal/portal-shell';
import { PuzzleForm } from '@/components/portal/puzzle-form';
import { ResendCodeForm } from '@/components/portal/resend-code-form';
import { VerifyForm } from '@/components/portal/verify-form';
import { Alert } from '@/components/ui/alert';
import { RemountOn } from '@/components/ui/remount-on';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { inLanguage } from '@/lib/i18n/local-text';
import { secondProofHeading } from '@/lib/i18n/operator-reset/operator-reset-phrases';
import { codeStatePhrases } from '@/lib/i18n/phrases/code-state-phrases';
import { puzzleHeading, puzzlePhrases } from '@/lib/i18n/phrases/puzzle-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import {
  methodLabel,
  methodListPhrases,
  resendPhrases,
  verifyHeading,
  verifyPhrases,
  verifyTitle,
} from '@/lib/i18n/phrases/verify-phrases';
import { requireStep } from '@/lib/reset/current-attempt';
import { describeProof, isAtPuzzle } from '@/lib/reset/describe-proof';
import { isAtSecondProof } from '@/lib/reset/proofs';
import { chooseLanguageAction } from '../actions';
import { newPictureAction, sendCodeAction, solvePuzzleAction, verifyCodeAction } from './actions';
import { SecondProofPage } from './second-proof-page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const at = await requireStep('verify');
  if (!at.ok) return {};
  const { services, attempt } = at.value;
  if (isAtSecondProof(attempt)) return { title: secondProofHeading(locale).title };
  return { title: isAtPuzzle(services, attempt) ? puzzleHeading(locale, '').title : verifyTitle(locale) };
}

export default async function VerifyPage({ searchParams }: Props) {
  const query = await searchParams;
  const at = await requireStep('verify');
  // Straight from the first page, and no attempt: the browser did not keep the cookie.
  if (!at.ok) redirect(at.error.path === '/' && query['started'] ? '/?notice=cookies_off' : at.error.path);
  const { services, attempt, directory } = at.value;
  const { locale, fetchSite } = await getRequestFacts();
  if (isAtSecondProof(attempt)) return <SecondProofPage locale={locale} branding={services.config.branding} />;
  const proof = await describeProof(services, attempt, directory);
  const without = proof.kind === 'code' ? codeStatePhrases(locale, proof.state, attempt.identifier) : null;
  const methods = directory.methods.map((method) => ({ method, label: methodLabel(locale, method) }));
  const directoryName = inLanguage(directory.name, locale);
  const { intro, ...heading } =
    proof.kind === 'code'
      ? verifyHeading(locale, { identifier: attempt.identifier, directory: directoryName, ...proof })
      : puzzleHeading(locale, directoryName);
  const resend = resendPhrases(locale, directoryName);
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      // An unlock has no password step to show.
      step={attempt.purpose === 'unlock' ? null : 2}
      phrases={shellPhrases(locale)}
      {...heading}
      intro={without ? undefined : intro}
      path="/verify"
      languageAction={chooseLanguageAction}
    >
      {/* A link from another site must not claim that a code was sent. */}
      {query['sent'] && fetchSite === 'same-origin' && proof.kind === 'code' && !without ? (
        // Hidden as soon as there is a newer message.
        <div className="[main:has([role=alert]>*)_&]:hidden">
          <Alert tone="info">{resend.sent}</Alert>
        </div>
      ) : null}
      {proof.kind === 'puzzle' ? (
        <PuzzleForm
          action={solvePuzzleAction}
          newPictureAction={newPictureAction}
          puzzle={proof.puzzle}
          phrases={puzzlePhrases(locale, directoryName)}
        />
      ) : (
        <RemountOn value={proof.sentAt}>
          <VerifyForm
            action={verifyCodeAction}
            codeLength={proof.digits}
            off={without !== null}
            phrases={verifyPhrases(locale, proof.digits, directoryName)}
          />
          <ResendCodeForm
            action={sendCodeAction}
            method={proof.method}
            secondsLeft={proof.secondsUntilResend}
            without={without}
            phrases={resend}
          />
        </RemountOn>
      )}
      <MethodList
        action={sendCodeAction}
        methods={methods}
        current={proof.method}
        phrases={methodListPhrases(locale, directoryName)}
      />
      <ChangeIdentifier phrases={verifyPhrases(locale)} />
    </PortalShell>
  );
}
