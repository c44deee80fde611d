import { ConsoleForm } from '@/components/admin/console-form';
import { AuthenticatorKey } from '@/components/admin/sign-in/authenticator-key';
import { offeredSeed } from '@/lib/factors/authenticator-seed';
import { authenticatorUri } from '@/lib/factors/totp';
import type { FormAction } from '@/lib/forms/form-state';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import type { SignedIn } from '@/lib/operators/require-operator';

type AuthenticatorSetupProps = { signedIn: SignedIn; action: FormAction; stepUp?: boolean };

/** The key for an authenticator app, and the field for the code that proves that the app has it. */
export async function AuthenticatorSetup({ signedIn, action, stepUp = false }: AuthenticatorSetupProps) {
  const { services, actor } = signedIn;
  const { locale } = actor.request;
  const { phrases } = signInPhrases(locale);
  const seed = await offeredSeed(services, actor.operator.id, actor.session.createdAt);
  return (
    <>
      <AuthenticatorKey
        seed={seed}
        uri={authenticatorUri(seed, services.config.branding.name, actor.operator.email)}
        phrases={phrases}
      />
      <div className="mt-5">
        <ConsoleForm
          action={action}
          fields={[{ kind: 'code', name: 'code', label: phrases.appCode, hint: phrases.codeHint, required: true }]}
          phrases={consoleFormPhrases(locale)}
          labels={plainLabels(locale, phrases.appConfirm, phrases.confirming)}
          stepUp={stepUp}
        />
      </div>
    </>
  );
}
