import { ChangeIdentifier } from '@/components/portal/change-identifier';
import { PortalShell } from '@/components/portal/portal-shell';
import { SecondProofForm } from '@/components/portal/second-proof-form';
import type { Branding } from '@/lib/config/schema';
import type { Locale } from '@/lib/i18n/locales';
import { secondProofHeading, secondProofPhrases } from '@/lib/i18n/operator-reset/operator-reset-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { chooseLanguageAction } from '../actions';
import { verifySecondProofAction } from './actions';

/** `/verify` after an operator's code by mail was correct: asks for the second factor. */
export function SecondProofPage({ locale, branding }: { locale: Locale; branding: Branding }) {
  const phrases = secondProofPhrases(locale);
  return (
    <PortalShell
      locale={locale}
      branding={branding}
      step={2}
      phrases={shellPhrases(locale)}
      {...secondProofHeading(locale)}
      path="/verify"
      languageAction={chooseLanguageAction}
    >
      <SecondProofForm action={verifySecondProofAction} phrases={phrases} />
      <ChangeIdentifier phrases={phrases} />
    </PortalShell>
  );
}
