import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { ConsoleForm } from '@/components/admin/console-form';
import { AuthenticatorKey } from '@/components/admin/sign-in/authenticator-key';
import { PasskeyButton } from '@/components/admin/sign-in/passkey-button';
import { offeredSeed } from '@/lib/admin/factors/authenticator-seed';
import { authenticatorUri } from '@/lib/admin/factors/totp';
import { requireStep } from '@/lib/admin/sign-in/require-stage';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { enrolAuthenticatorAction, enrolPasskeyAction, newPasskeyOptionsAction } from './actions';

export default async function EnrolPage() {
  const at = await requireStep('enrol');
  if (!at.ok) redirect(at.error.path);
  const { services, actor } = at.value;
  const { locale } = actor.request;
  const { phrases } = signInPhrases(locale);
  const seed = await offeredSeed(services, actor);
  const formPhrases = consoleFormPhrases(locale);
  return (
    <SignInFrame title={phrases.enrolTitle} intro={phrases.enrolIntro} path="/admin/sign-in/enrol">
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
          phrases={formPhrases}
        />
      </section>
      <section aria-labelledby="app-title" className="border-t border-border pt-6">
        <h2 id="app-title" className="mb-3 text-lg font-semibold">
          {phrases.appTitle}
        </h2>
        <AuthenticatorKey
          seed={seed}
          uri={authenticatorUri(seed, services.config.branding.name, actor.operator.email)}
          phrases={phrases}
        />
        <div className="mt-5">
          <ConsoleForm
            action={enrolAuthenticatorAction}
            fields={[{ kind: 'code', name: 'code', label: phrases.appCode, hint: phrases.codeHint, required: true }]}
            phrases={formPhrases}
            labels={plainLabels(locale, phrases.appConfirm, phrases.confirming)}
          />
        </div>
      </section>
    </SignInFrame>
  );
}
