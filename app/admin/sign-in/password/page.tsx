import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { OperatorPasswordForm } from '@/components/admin/sign-in/password-form';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { operatorPasswordContext, operatorPasswordPolicies } from '@/lib/operators/sign-in/operator-passwords';
import { requireStep } from '@/lib/operators/sign-in/require-stage';
import { replacePasswordAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.newPasswordTitle };
}

export default async function ReplacePasswordPage() {
  const at = await requireStep('password');
  if (!at.ok) redirect(at.error.path);
  const { services, actor } = at.value;
  const { locale } = actor.request;
  const { phrases } = signInPhrases(locale);
  return (
    <SignInFrame
      title={phrases.newPasswordTitle}
      intro={phrases.newPasswordIntro}
      path="/admin/sign-in/password"
      operatorId={actor.operator.id}
    >
      <OperatorPasswordForm
        action={replacePasswordAction}
        policies={operatorPasswordPolicies(services)}
        context={operatorPasswordContext(actor.operator)}
        username={actor.operator.email}
        directoryName={phrases.consoleName}
        phrases={operatorPasswordPhrases(locale, phrases.choose, phrases.choosing)}
      />
    </SignInFrame>
  );
}
