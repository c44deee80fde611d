import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthenticatorSetup } from '@/app/admin/authenticator-setup';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { PasskeyButton } from '@/components/admin/sign-in/passkey-button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { requireStep } from '@/lib/operators/sign-in/require-stage';
import { enrolAuthenticatorAction, enrolPasskeyAction, newPasskeyOptionsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.enrolTitle };
}

export default async function EnrolPage() {
  const at = await requireStep('enrol');
  if (!at.ok) redirect(at.error.path);
  const { locale } = at.value.actor.request;
  const { phrases } = signInPhrases(locale);
  return (
    <SignInFrame
      title={phrases.enrolTitle}
      intro={phrases.enrolIntro}
      path="/admin/sign-in/enrol"
      operatorId={at.value.actor.operator.id}
    >
      <section aria-labelledby="passkey-title">
        <h2 id="passkey-title" className="text-lg font-semibold">
          {phrases.passkeyTitle}
        </h2>
        <p className="mt-1 mb-4 text-muted">{phrases.passkeyHint}</p>
        <PasskeyButton
          kind="make"
          optionsAction={newPasskeyOptionsAction}
          answerAction={enrolPasskeyAction}
          labels={{ button: phrases.makePasskey, pending: phrases.askingPasskey }}
          phrases={consoleFormPhrases(locale)}
        />
      </section>
      <section aria-labelledby="app-title" className="border-t border-border pt-6">
        <h2 id="app-title" className="mb-3 text-lg font-semibold">
          {phrases.appTitle}
        </h2>
        <AuthenticatorSetup signedIn={at.value} action={enrolAuthenticatorAction} />
      </section>
    </SignInFrame>
  );
}
