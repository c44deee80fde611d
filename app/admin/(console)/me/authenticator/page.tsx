import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Card } from '@/components/admin/card';
import { ConsoleForm } from '@/components/admin/console-form';
import { PageHeader } from '@/components/admin/page-header';
import { AuthenticatorKey } from '@/components/admin/sign-in/authenticator-key';
import { isSteppedUp } from '@/lib/admin/authorise';
import { offeredSeed } from '@/lib/admin/factors/authenticator-seed';
import { factorsOf } from '@/lib/admin/factors/factors-of';
import { authenticatorUri } from '@/lib/admin/factors/totp';
import { requireOperator } from '@/lib/admin/require-operator';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { getRequestFacts } from '@/lib/request-facts';
import { replaceAuthenticatorAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: mePhrases(locale).phrases.appPageTitle };
}

export default async function AuthenticatorPage() {
  const signedIn = await requireOperator('self.factors');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases } = mePhrases(locale);
  const words = signInPhrases(locale).phrases;
  const seed = await offeredSeed(services, actor);
  const { authenticator } = await factorsOf(services.db, actor.operator.id);
  return (
    <>
      <PageHeader
        title={phrases.appPageTitle}
        intro={authenticator ? phrases.appPageReplaces : undefined}
        back={{ path: '/admin/me', label: phrases.title }}
      />
      <Card>
        <AuthenticatorKey
          seed={seed}
          uri={authenticatorUri(seed, services.config.branding.name, actor.operator.email)}
          phrases={words}
        />
        <div className="mt-5">
          <ConsoleForm
            action={replaceAuthenticatorAction}
            fields={[{ kind: 'code', name: 'code', label: words.appCode, hint: words.codeHint, required: true }]}
            phrases={consoleFormPhrases(locale)}
            labels={plainLabels(locale, words.appConfirm, words.confirming)}
            stepUp={!isSteppedUp(actor.session, services.clock())}
          />
        </div>
      </Card>
    </>
  );
}
