import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { OperatorPasswordForm } from '@/components/admin/sign-in/password-form';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { isSetupOpen } from '@/lib/operators/setup/setup-state';
import { firstPasswordPolicies } from '@/lib/operators/sign-in/operator-passwords';
import { getServices } from '@/lib/services/services';
import { createAdministratorAction } from './actions';

export default async function SetupPage() {
  const services = await getServices();
  // No page exists at this address. If this page itself reported "not found", it would have no text until scripts run.
  if (!(await isSetupOpen(services.db, services.clock()))) redirect('/setup/over');
  const { locale } = await getRequestFacts();
  const { phrases } = signInPhrases(locale);
  return (
    <SignInFrame title={phrases.setupTitle} intro={phrases.setupIntro} path="/setup">
      <OperatorPasswordForm
        action={createAdministratorAction}
        fields={[
          { kind: 'text', name: 'token', label: phrases.setupToken, hint: phrases.setupTokenHint, required: true },
          {
            kind: 'text',
            name: 'name',
            label: phrases.name,
            hint: phrases.nameHint,
            required: true,
            autoComplete: 'name',
          },
          {
            kind: 'email',
            name: 'email',
            label: phrases.email,
            hint: phrases.emailHint,
            required: true,
            autoComplete: 'username',
          },
        ]}
        policies={firstPasswordPolicies(services)}
        context={{ words: [] }}
        directoryName={phrases.consoleName}
        phrases={operatorPasswordPhrases(locale, phrases.create, phrases.creating)}
      />
    </SignInFrame>
  );
}
