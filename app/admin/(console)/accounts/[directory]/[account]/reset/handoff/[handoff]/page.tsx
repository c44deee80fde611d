import { redirect } from 'next/navigation';
import { takeBackHandoffAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { ConsoleForm } from '@/components/admin/console-form';
import { NotThere } from '@/components/admin/not-there';
import { PageHeader } from '@/components/admin/page-header';
import { QrCode } from '@/components/admin/qr-code';
import { HandoffStatus } from '@/components/admin/reset/handoff-status';
import { accountPath, readAccountTarget } from '@/lib/admin/accounts/account-target';
import { requireOperator } from '@/lib/admin/require-operator';
import { newsOf } from '@/lib/admin/reset/follow-handoff';
import { readHandoff } from '@/lib/admin/reset/read-handoff';
import { handoffPath } from '@/lib/admin/reset/reset-paths';
import { resetFormPhrases, resetPhrases, statusPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';

type Props = { params: Promise<{ directory: string; account: string; handoff: string }> };

export default async function HandoffPage({ params }: Props) {
  const signedIn = await requireOperator('accounts.find');
  if (!signedIn.ok) redirect(signedIn.error.path);
  const { services, actor } = signedIn.value;
  const { handoff: publicId, ...account } = await params;
  const target = readAccountTarget(account.directory, account.account);
  const view = target && (await readHandoff(services, actor, { ...target, publicId }));
  if (!target || !view) return <NotThere locale={actor.request.locale} />;
  const { locale } = actor.request;
  const { phrases, t } = resetPhrases(locale);
  const path = handoffPath(target, publicId);
  const shell = consoleShellPhrases(locale);
  const elsewhere = view.channel === 'shown' && !view.link && view.stage === 'made';
  return (
    <>
      <PageHeader
        title={t('statusTitle', { account: view.accountName })}
        intro={view.sentTo ? t('sentTo', { contact: view.sentTo }) : elsewhere ? phrases.shownElsewhere : undefined}
        back={{ path: accountPath(target), label: phrases.back }}
      />
      <HandoffStatus
        first={newsOf(view)}
        channel={view.channel === 'shown' ? 'shown' : 'sent'}
        path={path}
        accountPath={accountPath(target)}
        phrases={statusPhrases(locale)}
        takeBack={
          <ConsoleForm
            action={takeBackHandoffAction}
            fields={[]}
            hidden={{ directory: target.directoryId, account: target.accountId, handoff: publicId }}
            look="secondary"
            phrases={resetFormPhrases(locale)}
            labels={{ ...shell, submit: phrases.takeBack, pending: phrases.takingBack }}
          />
        }
      >
        {view.link ? (
          <div className="grid gap-4">
            <p>{phrases.shownHere}</p>
            <QrCode text={view.link.link} label={phrases.qrCode} className="w-full max-w-64" />
            <div>
              <p>{t('orType', { address: `${new URL(services.env.APP_URL).host}/handoff` })}</p>
              <p className="mt-1 font-mono text-2xl font-semibold tracking-wider select-all">{view.link.shortCode}</p>
            </div>
          </div>
        ) : null}
      </HandoffStatus>
    </>
  );
}
