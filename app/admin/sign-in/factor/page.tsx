import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { ConsoleForm } from '@/components/admin/console-form';
import { PasskeyButton } from '@/components/admin/sign-in/passkey-button';
import { Button } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { factorsOf } from '@/lib/factors/factors-of';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { plainLabels, signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { readNextPath } from '@/lib/operators/sign-in/next-path';
import { requireStep } from '@/lib/operators/sign-in/require-stage';
import { leaveSignInAction, passkeyFactorAction, passkeyOptionsAction, showFactorAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.factorTitle };
}

type FactorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FactorPage({ searchParams }: FactorPageProps) {
  const at = await requireStep('factor');
  if (!at.ok) redirect(at.error.path);
  const { services, actor } = at.value;
  const { locale } = actor.request;
  const { phrases } = signInPhrases(locale);
  const factors = await factorsOf(services.db, actor.operator.id);
  const next = readNextPath((await searchParams)['next']);
  const hidden: Record<string, string> = next ? { next } : {};
  const form = { action: showFactorAction, phrases: consoleFormPhrases(locale), hidden };
  return (
    <SignInFrame
      title={phrases.factorTitle}
      intro={phrases.factorIntro}
      path="/admin/sign-in/factor"
      operatorId={actor.operator.id}
    >
      {factors.passkeys.length > 0 ? (
        <PasskeyButton
          kind="use"
          optionsAction={passkeyOptionsAction}
          answerAction={passkeyFactorAction}
          hidden={hidden}
          labels={{ button: phrases.usePasskey, pending: phrases.askingPasskey }}
          phrases={form.phrases}
        />
      ) : null}
      {factors.authenticator ? (
        <ConsoleForm
          {...form}
          fields={[{ kind: 'code', name: 'code', label: phrases.code, hint: phrases.codeHint, required: true }]}
          labels={plainLabels(locale, phrases.confirm, phrases.confirming)}
        />
      ) : null}
      <details className="border-t border-border pt-4">
        <summary className="min-h-11 py-2 font-medium text-accent-ink">{phrases.lostDevice}</summary>
        <div className="mt-3">
          <ConsoleForm
            {...form}
            fields={[
              {
                kind: 'text',
                name: 'recoveryCode',
                label: phrases.recoveryCode,
                hint: phrases.recoveryCodeHint,
                required: true,
              },
            ]}
            labels={plainLabels(locale, phrases.useRecoveryCode, phrases.confirming)}
            look="secondary"
          />
        </div>
      </details>
      <form action={leaveSignInAction}>
        <Button look="quiet" className="-mx-3">
          {phrases.startAgain}
        </Button>
      </form>
    </SignInFrame>
  );
}
