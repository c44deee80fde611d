import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PasswordForm } from '@/components/portal/password-form';
import { PortalShell } from '@/components/portal/portal-shell';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { inLanguage } from '@/lib/i18n/local-text';
import { passwordDeadline, passwordHeading, passwordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { requireStep } from '@/lib/reset/current-attempt';
import { passwordContext } from '@/lib/reset/password-context';
import { chooseLanguageAction } from '../actions';
import { setPasswordAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: passwordHeading(locale, { account: '', directory: '' }).title };
}

export default async function PasswordPage() {
  const at = await requireStep('password');
  if (!at.ok) redirect(at.error.path);
  const { services, attempt, directory } = at.value;
  const { locale } = await getRequestFacts();
  const account = attempt.accountName ?? attempt.identifier;
  const secondsLeft = Math.max(0, Math.floor((attempt.expiresAt.getTime() - services.clock().getTime()) / 1000));
  return (
    <PortalShell
      locale={locale}
      branding={services.config.branding}
      step={3}
      phrases={shellPhrases(locale)}
      {...passwordHeading(locale, { account, directory: inLanguage(directory.name, locale) })}
      path="/password"
      languageAction={chooseLanguageAction}
    >
      <PasswordForm
        action={setPasswordAction}
        policies={[...directory.policies]}
        context={await passwordContext(directory, attempt, { withContacts: false })}
        username={account}
        directoryName={inLanguage(directory.name, locale)}
        secondsLeft={secondsLeft}
        deadline={passwordDeadline(locale, secondsLeft, attempt.expiresAt)}
        phrases={passwordPhrases(locale, inLanguage(directory.name, locale))}
      />
    </PortalShell>
  );
}
