import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageNotice } from '@/app/admin/page-notice';
import { ConsoleForm } from '@/components/admin/console-form';
import { OperatorList } from '@/components/admin/operators/operator-list';
import { PageHeader } from '@/components/admin/page-header';
import { Section } from '@/components/admin/section';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { listOperators, operatorState } from '@/lib/admin/operators/list-operators';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import { consoleShellPhrases, roleName } from '@/lib/i18n/console/shell/shell-phrases';
import { withRemark } from '@/lib/i18n/punctuation';
import { isSteppedUp } from '@/lib/operators/authorise';
import { requireOperator } from '@/lib/operators/require-operator';
import { decideApprovalAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: operatorsPhrases(locale).phrases.title };
}

const tones = { active: 'ok', disabled: 'danger', waiting: 'quiet', inviteOver: 'danger' } as const;

export default async function OperatorsPage() {
  const signedIn = await requireOperator('operators.read');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = operatorsPhrases(locale);
  const listed = await listOperators(services, actor);
  if (!listed.ok) redirect('/admin/not-allowed');
  const { operators, approvals } = listed.value;
  const now = services.clock();
  const nameOf = (id: string) => operators.find((each) => each.id === id)?.name ?? id;
  const shell = consoleShellPhrases(locale);
  return (
    <>
      <PageHeader
        title={phrases.title}
        intro={phrases.intro}
        action={
          <a href="/admin/operators/invite" className={`${buttonClass('primary')} sm:w-auto`}>
            {phrases.invite}
          </a>
        }
      />
      <PageNotice />
      {approvals.length > 0 ? (
        <Section title={phrases.approvals}>
          <ul className="grid gap-5">
            {approvals.map((approval) => {
              const { id: key, reason, requestedBy, operatorId } = approval;
              const own = [requestedBy, operatorId].includes(actor.operator.id);
              return (
                <li key={key}>
                  <p>{t('approvalText', { asker: nameOf(requestedBy), target: nameOf(operatorId) })}</p>
                  <p className="mt-1 border-s-2 border-border ps-3 wrap-break-word text-muted">
                    <bdi>{reason}</bdi>
                  </p>
                  {own ? (
                    <p className="mt-2 text-sm text-muted">{phrases.ownApproval}</p>
                  ) : (
                    <div className="mt-3 flex flex-wrap gap-3">
                      {(['agree', 'decline'] as const).map((decision) => (
                        <ConsoleForm
                          key={decision}
                          action={decideApprovalAction}
                          fields={[]}
                          hidden={{ approval: key, decision }}
                          phrases={consoleFormPhrases(locale)}
                          labels={{ ...shell, submit: phrases[decision], pending: shell.working }}
                          stepUp={!isSteppedUp(actor.session, now, `approval:${key}`)}
                          look={decision === 'agree' ? 'primary' : 'secondary'}
                        />
                      ))}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      ) : null}
      <OperatorList
        locale={locale}
        labels={phrases}
        rows={operators.map((operator) => {
          const state = operatorState(operator, now);
          return {
            id: operator.id,
            name: operator.id === actor.operator.id ? withRemark(locale, operator.name, phrases.you) : operator.name,
            email: operator.email,
            role: roleName(locale, operator.role),
            state: { label: phrases[state], tone: tones[state] },
            lastSignIn: operator.lastSignInAt?.toISOString() ?? null,
          };
        })}
      />
    </>
  );
}
