import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { inviteOperatorAction } from '@/app/admin/(console)/operators/actions';
import { Card } from '@/components/admin/card';
import { ConsoleForm } from '@/components/admin/console-form';
import { rightsFields } from '@/components/admin/operators/rights-fields';
import { PageHeader } from '@/components/admin/page-header';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { inviteDays } from '@/lib/admin/operators/invite-operator';
import type { Rights } from '@/lib/base/rights';
import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import { consoleShellPhrases, roleNames } from '@/lib/i18n/console/shell/shell-phrases';
import { isSteppedUp } from '@/lib/operators/authorise';
import { requireOperator } from '@/lib/operators/require-operator';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: operatorsPhrases(locale).phrases.invite };
}

export default async function InviteOperatorPage() {
  const signedIn = await requireOperator('operators.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { locale } = actor.request;
  const { phrases, t } = operatorsPhrases(locale);
  const shell = consoleShellPhrases(locale);
  const scope = actor.operator.scope.directories === 'all' ? actor.operator.scope : { directories: [] };
  const rights: Rights = { role: 'helpdesk', scope, grants: [] };
  return (
    <>
      <PageHeader
        title={phrases.invite}
        intro={t('inviteIntro', { days: String(inviteDays) })}
        back={{ path: '/admin/operators', label: phrases.back }}
      />
      <Card>
        <ConsoleForm
          action={inviteOperatorAction}
          edits
          fields={[
            { kind: 'text', name: 'name', label: phrases.name, hint: phrases.nameHint, required: true },
            { kind: 'email', name: 'email', label: phrases.email, hint: phrases.emailHint, required: true },
            ...rightsFields(
              { locale, phrases, roleNames: roleNames(locale) },
              services.directories.usable,
              rights,
              actor.operator,
            ),
          ]}
          phrases={consoleFormPhrases(locale)}
          labels={{ ...shell, submit: phrases.sendInvite, pending: phrases.sending }}
          stepUp={!isSteppedUp(actor.session, services.clock(), 'operators:new')}
        />
      </Card>
    </>
  );
}
