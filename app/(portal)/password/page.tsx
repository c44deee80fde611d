import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PasswordForm } from '@/components/portal/password-form';
import { PortalShell } from '@/components/portal/portal-shell';
import { TooRecentPanel } from '@/components/portal/too-recent-panel';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { readAccountRules } from '@/lib/directories/account-rules';
import { inLanguage } from '@/lib/i18n/local-text';
import {
  passwordDeadline,
  passwordHeading,
  passwordPhrases,
  tooRecentPhrases,
} from '@/lib/i18n/phrases/password-phrases';
import { shellPhrases } from '@/lib/i18n/phrases/shell-phrases';
import { requireStep } from '@/lib/reset/current-attempt';
import { passwordContext } from '@/lib/reset/password-context';
import { chooseLanguageAction, startAgainAction } from '../actions';
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
  const directoryName = inLanguage(directory.name, locale);
  const [{ policies, changeableFrom }, context] = await Promise.all([
    readAccountRules(directory, attempt.accountId),
    passwordContext(directory, attempt, { withContacts: false }),
  ]);
  const { branding } = services.config;
  const shell = {
    ...{ locale, branding, step: 3 as const, phrases: shellPhrases(locale) },
    ...{ path: '/password', languageAction: chooseLanguageAction },
  };
  if (changeableFrom) {
    const { title, intro, ...phrases } = tooRecentPhrases(locale, { directory: directoryName, from: changeableFrom });
    return (
      <PortalShell {...shell} title={title} intro={intro}>
        <TooRecentPanel
          supportUrl={branding.supportUrl}
          restartAction={startAgainAction}
          phrases={{ title, intro, ...phrases }}
        />
      </PortalShell>
    );
  }
  return (
    <PortalShell {...shell} {...passwordHeading(locale, { account, directory: directoryName })}>
      <PasswordForm
        action={setPasswordAction}
        policies={[...policies]}
        context={context}
        username={account}
        directoryName={directoryName}
        secondsLeft={secondsLeft}
        deadline={passwordDeadline(locale, secondsLeft, attempt.expiresAt)}
        phrases={passwordPhrases(locale, directoryName)}
      />
    </PortalShell>
  );
}
