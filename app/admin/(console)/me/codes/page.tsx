import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Card } from '@/components/admin/card';
import { PageHeader } from '@/components/admin/page-header';
import { RecoveryCodesForm } from '@/components/admin/sign-in/recovery-codes-form';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { factorsOf } from '@/lib/factors/factors-of';
import { recoveryCodeSet } from '@/lib/factors/recovery-codes';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import { firstPage } from '@/lib/operators/console-pages';
import { requireOperator } from '@/lib/operators/require-operator';
import { makeCodesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.codesTitle };
}

export default async function RecoveryCodesPage() {
  const signedIn = await requireOperator('self.factors');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = signInPhrases(locale);
  const { recoveryCodesLeft } = await factorsOf(services.db, actor.operator.id);
  const hasCodes = recoveryCodesLeft > 0;
  return (
    <>
      <PageHeader
        title={phrases.codesTitle}
        intro={phrases.codesIntro}
        back={{ path: '/admin/me', label: mePhrases(locale).phrases.title }}
      />
      <Card>
        <div className="grid max-w-xl gap-4">
          {hasCodes ? <Alert tone="info">{t('codesReplace', { count: recoveryCodesLeft })}</Alert> : null}
          <RecoveryCodesForm
            action={makeCodesAction}
            phrases={consoleFormPhrases(locale)}
            hidden={{ replaces: await recoveryCodeSet(services.db, actor.operator.id) }}
            labels={plainLabels(
              locale,
              hasCodes ? phrases.replaceCodesConfirm : phrases.showCodes,
              phrases.makingCodes,
            )}
            {...(hasCodes ? { confirm: { open: phrases.replaceCodes, question: phrases.replaceCodesQuestion } } : {})}
            stepUp={!isSteppedUp(actor.session, services.clock(), 'own-factors')}
            words={phrases}
            nextPath={firstPage(actor.operator)}
          />
        </div>
      </Card>
    </>
  );
}
