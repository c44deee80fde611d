import type { Metadata } from 'next';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { InviteForm } from '@/components/admin/sign-in/invite-form';
import { SignInShell } from '@/components/admin/sign-in/sign-in-shell';
import { firstPasswordPolicies } from '@/lib/admin/sign-in/operator-passwords';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { getServices } from '@/lib/services';
import { acceptInviteAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.inviteTitle };
}

export default async function InvitePage() {
  const services = await getServices();
  const { locale } = await getRequestFacts();
  const { phrases } = signInPhrases(locale);
  return (
    <SignInShell
      locale={locale}
      branding={services.config.branding}
      title={phrases.inviteTitle}
      intro={phrases.inviteIntro}
      phrases={consoleShellPhrases(locale)}
      path="/admin/invite"
      languageAction={chooseLanguageAction}
    >
      <InviteForm
        action={acceptInviteAction}
        labels={{ invitation: phrases.invitation, invitationHint: phrases.invitationHint }}
        policies={firstPasswordPolicies(services)}
        context={{ words: [] }}
        directoryName={phrases.consoleName}
        phrases={operatorPasswordPhrases(locale, phrases.accept, phrases.choosing)}
      />
    </SignInShell>
  );
}
