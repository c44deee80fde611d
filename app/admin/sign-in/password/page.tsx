import { redirect } from 'next/navigation';
import { chooseLanguageAction } from '@/app/(portal)/actions';
import { OperatorPasswordForm } from '@/components/admin/sign-in/password-form';
import { SignInShell } from '@/components/admin/sign-in/sign-in-shell';
import { operatorPasswordContext, operatorPasswordPolicies } from '@/lib/admin/sign-in/operator-passwords';
import { requireStep } from '@/lib/admin/sign-in/require-stage';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { operatorPasswordPhrases, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { replacePasswordAction } from './actions';

export default async function ReplacePasswordPage() {
  const at = await requireStep('password');
  if (!at.ok) redirect(at.error.path);
  const { services, actor } = at.value;
  const { locale } = actor.request;
  const { phrases } = signInPhrases(locale);
  return (
    <SignInShell
      locale={locale}
      branding={services.config.branding}
      title={phrases.newPasswordTitle}
      intro={phrases.newPasswordIntro}
      phrases={consoleShellPhrases(locale)}
      path="/admin/sign-in/password"
      languageAction={chooseLanguageAction}
    >
      <OperatorPasswordForm
        action={replacePasswordAction}
        policies={operatorPasswordPolicies(services)}
        context={operatorPasswordContext(actor.operator)}
        username={actor.operator.email}
        directoryName={phrases.consoleName}
        phrases={operatorPasswordPhrases(locale, phrases.choose, phrases.choosing)}
      />
    </SignInShell>
  );
}
