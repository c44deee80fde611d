import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NotThere } from '@/app/admin/(console)/not-there';
import { PageNotice } from '@/app/admin/page-notice';
import { titleWith } from '@/app/admin/title-with';
import { ConsoleForm } from '@/components/admin/console-form';
import { OperatorFacts } from '@/components/admin/operators/operator-facts';
import { rightsFields } from '@/components/admin/operators/rights-fields';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { Alert } from '@/components/ui/alert';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { operatorState } from '@/lib/admin/operators/list-operators';
import { openOperatorPage } from '@/lib/admin/operators/open-operator-page';
import { auditPhrases } from '@/lib/i18n/console/audit/audit-phrases';
import { consoleErrorWords, consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import { consoleShellPhrases, roleNames } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import {
  changeOperatorAction,
  endOperatorSessionsAction,
  inviteAgainAction,
  liftFactorLockAction,
  requestFactorResetAction,
  switchOperatorAction,
  withdrawFactorResetAction,
} from './actions';

type Props = { params: Promise<{ operator: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const page = await openOperatorPage((await params).operator);
  const name = page.ok ? page.value.detail?.operator.name : undefined;
  return { title: titleWith(name, operatorsPhrases(locale).phrases.title) };
}

export default async function OperatorPage({ params }: Props) {
  const page = await openOperatorPage((await params).operator);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, detail } = page.value;
  if (!detail) return <NotThere locale={actor.request.locale} />;
  const { operator, askedBy, hasApprover, locked, beyond } = detail;
  const { locale } = actor.request;
  const { phrases, t } = operatorsPhrases(locale);
  const shell = consoleShellPhrases(locale);
  const now = services.clock();
  const state = operatorState(operator, now);
  const form = {
    hidden: { operator: operator.id },
    phrases: consoleFormPhrases(locale),
    stepUp: !isSteppedUp(actor.session, now, `operator:${operator.id}`),
  };
  const labels = (submit: string, pending = shell.working) => ({ ...shell, submit, pending });
  return (
    <>
      <PageHeader
        title={operator.name}
        intro={operator.email}
        back={{ path: '/admin/operators', label: phrases.back }}
      />
      <PageNotice />
      <OperatorFacts detail={detail} state={state} locale={locale} />
      <p className="mb-6 flex flex-wrap gap-x-6">
        <a href={`/admin/audit?${new URLSearchParams({ about: operator.id })}`} className={auditLinkClass}>
          {auditPhrases(locale).phrases.aboutOperator}
        </a>
        <a
          href={`/admin/audit?${new URLSearchParams({ operator: `operator:${operator.id}` })}`}
          className={auditLinkClass}
        >
          {auditPhrases(locale).phrases.byOperator}
        </a>
      </p>
      {operator.id === actor.operator.id ? (
        <Alert tone="info">{phrases.yourself}</Alert>
      ) : beyond ? (
        <Alert tone="info">{consoleErrorWords(locale, beyond)}</Alert>
      ) : (
        <>
          <Section title={phrases.change}>
            <ConsoleForm
              {...form}
              action={changeOperatorAction}
              edits
              fields={[
                {
                  kind: 'text',
                  name: 'name',
                  label: phrases.name,
                  hint: phrases.nameHint,
                  value: operator.name,
                  required: true,
                },
                ...rightsFields(
                  { locale, phrases, roleNames: roleNames(locale) },
                  services.directories.usable,
                  operator,
                  actor.operator,
                ),
              ]}
              labels={labels(phrases.save, phrases.saving)}
            />
          </Section>
          {state === 'waiting' || state === 'inviteOver' ? (
            <Section title={phrases.invitation}>
              <ConsoleForm
                {...form}
                action={inviteAgainAction}
                fields={[]}
                labels={labels(phrases.inviteAgain)}
                look="secondary"
              />
            </Section>
          ) : (
            <Section title={phrases.lostFactor} hint={phrases.lostFactorHint}>
              {askedBy !== null ? <Alert tone="info">{phrases.asked}</Alert> : null}
              {askedBy === actor.operator.id ? (
                <ConsoleForm
                  {...form}
                  action={withdrawFactorResetAction}
                  fields={[]}
                  labels={labels(phrases.withdraw)}
                  look="secondary"
                />
              ) : null}
              {askedBy === null && !hasApprover ? <Alert tone="info">{phrases.noApprover}</Alert> : null}
              {askedBy === null && hasApprover ? (
                <ConsoleForm
                  {...form}
                  action={requestFactorResetAction}
                  fields={[
                    { kind: 'text', name: 'reason', label: phrases.reason, hint: phrases.reasonHint, required: true },
                  ]}
                  labels={labels(phrases.ask)}
                  look="secondary"
                />
              ) : null}
            </Section>
          )}
          {locked ? (
            <Section title={phrases.locked} hint={phrases.lockedHint}>
              <ConsoleForm
                {...form}
                action={liftFactorLockAction}
                fields={[]}
                labels={labels(phrases.liftLock)}
                look="secondary"
              />
            </Section>
          ) : null}
          <Section title={phrases.endSessions}>
            <ConsoleForm
              {...form}
              action={endOperatorSessionsAction}
              fields={[]}
              labels={labels(t('endSessionsConfirm', { name: operator.name }))}
              confirm={{ open: phrases.endSessions, question: t('endSessionsQuestion', { name: operator.name }) }}
            />
          </Section>
          <Section
            title={operator.disabledAt ? phrases.enable : phrases.disable}
            hint={operator.disabledAt ? phrases.enableHint : phrases.disableHint}
          >
            <ConsoleForm
              {...form}
              action={switchOperatorAction}
              fields={[]}
              hidden={{ operator: operator.id, to: operator.disabledAt ? 'on' : 'off' }}
              {...(operator.disabledAt
                ? { labels: labels(phrases.enable), look: 'secondary' as const }
                : {
                    labels: labels(t('disableConfirm', { name: operator.name })),
                    confirm: { open: phrases.disable, question: t('disableQuestion', { name: operator.name }) },
                  })}
            />
          </Section>
        </>
      )}
    </>
  );
}

const auditLinkClass = 'inline-flex min-h-11 items-center text-accent-ink underline-offset-4 hover:underline';
