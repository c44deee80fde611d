import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { DemoOperatorsHint } from '@/app/demo/demo-operators-hint';
import { ConsoleForm } from '@/components/admin/console-form';
import { OtherWays } from '@/components/admin/sign-in/other-ways';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { noticeCookie } from '@/lib/http/cookies';
import { consoleErrorWords, consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { firstPage } from '@/lib/operators/console-pages';
import { currentSession } from '@/lib/operators/require-operator';
import { isSetupOpen } from '@/lib/operators/setup/setup-state';
import { readNextPath } from '@/lib/operators/sign-in/next-path';
import { signInNotice } from '@/lib/operators/sign-in/sign-in-notice';
import { signInAction } from './actions';
import { startExternalSignInAction } from './away/actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.signInTitle };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { services, ...current } = await currentSession();
  if (current.found && current.session.stage === 'full') redirect(firstPage(current.operator));
  const { locale } = await getRequestFacts();
  const { phrases } = signInPhrases(locale);
  const asked = await searchParams;
  const kept = (await cookies()).get(noticeCookie(services.env).name)?.value;
  const notice = signInNotice(asked['notice'], current, kept);
  const next = readNextPath(asked['next']);
  const setupOpen = await isSetupOpen(services.db, services.clock());
  return (
    <SignInFrame title={phrases.signInTitle} intro={phrases.signInIntro} path="/admin/sign-in">
      {notice ? <Alert tone="info">{consoleErrorWords(locale, notice)}</Alert> : null}
      {setupOpen ? (
        <Alert tone="info">
          <p>{phrases.setupFirst}</p>
          <p className="mt-2">
            <a href="/setup" className="font-medium underline underline-offset-4">
              {phrases.toSetup}
            </a>
          </p>
        </Alert>
      ) : null}
      <ConsoleForm
        action={signInAction}
        fields={[
          { kind: 'email', name: 'email', label: phrases.email, required: true, autoComplete: 'username' },
          {
            kind: 'secret',
            name: 'password',
            label: phrases.password,
            required: true,
            autoComplete: 'current-password',
          },
        ]}
        hidden={next ? { next } : {}}
        phrases={consoleFormPhrases(locale, ['password_too_long'])}
        labels={plainLabels(locale, phrases.signIn, phrases.signingIn)}
      />
      <a
        href={`/?directory=${operatorsDirectoryId}`}
        className={`${buttonClass('quiet')} -mx-3 -mt-3 justify-self-start`}
      >
        {phrases.forgot}
      </a>
      <OtherWays
        providers={services.config.signIn.oidc.map(({ id, name }) => ({ id, name }))}
        action={startExternalSignInAction}
        label={phrases.otherWays}
      />
      <DemoOperatorsHint locale={locale} />
    </SignInFrame>
  );
}
