import type { Metadata } from 'next';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { InviteForm } from '@/components/admin/sign-in/invite-form';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { firstPasswordPolicies } from '@/lib/operators/sign-in/operator-passwords';
import { getServices } from '@/lib/services/services';
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
    <SignInFrame title={phrases.inviteTitle} intro={phrases.inviteIntro} path="/admin/invite">
      <InviteForm
        action={acceptInviteAction}
        labels={{ invitation: phrases.invitation, invitationHint: phrases.invitationHint }}
        policies={firstPasswordPolicies(services)}
        context={{ words: [] }}
        directoryName={phrases.consoleName}
        phrases={operatorPasswordPhrases(locale, phrases.accept, phrases.choosing)}
      />
    </SignInFrame>
  );
}
