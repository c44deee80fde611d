import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthenticatorSetup } from '@/app/admin/authenticator-setup';
import { Card } from '@/components/admin/card';
import { PageHeader } from '@/components/admin/page-header';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { factorsOf } from '@/lib/factors/factors-of';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import { requireOperator } from '@/lib/operators/require-operator';
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
  const { authenticator } = await factorsOf(services.db, actor.operator.id);
  return (
    <>
      <PageHeader
        title={phrases.appPageTitle}
        intro={authenticator ? phrases.appPageReplaces : undefined}
        back={{ path: '/admin/me', label: phrases.title }}
      />
      <Card>
        <AuthenticatorSetup
          signedIn={signedIn.value}
          action={replaceAuthenticatorAction}
          stepUp={!isSteppedUp(actor.session, services.clock(), 'own-factors')}
        />
      </Card>
    </>
  );
}
