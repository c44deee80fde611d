import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { takeBackHandoffAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { NotThere } from '@/app/admin/(console)/not-there';
import { ConsoleForm } from '@/components/admin/console-form';
import { PageHeader } from '@/components/admin/page-header';
import { QrCode } from '@/components/admin/qr-code';
import { HandoffStatus } from '@/components/admin/reset/handoff-status';
import { newsOf } from '@/lib/admin/handoff/follow-handoff';
import { openHandoffPage } from '@/lib/admin/handoff/open-handoff-page';
import { accountPath, handoffPath } from '@/lib/forms/account-target';
import { resetFormPhrases, resetPhrases, statusPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';

type Props = { params: Promise<{ directory: string; account: string; handoff: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { directory, account, handoff } = await params;
  const page = await openHandoffPage(directory, account, handoff);
  if (!page.ok || !page.value.opened) return {};
  const { actor, opened } = page.value;
  return { title: resetPhrases(actor.request.locale).t('statusTitle', { account: opened.view.accountName }) };
}

export default async function HandoffPage({ params }: Props) {
  const { directory, account, handoff: publicId } = await params;
  const page = await openHandoffPage(directory, account, publicId);
  if (!page.ok) redirect(page.error.path);
  const { services, actor, opened } = page.value;
  const { locale } = actor.request;
  if (!opened) return <NotThere locale={locale} />;
  const { target, view } = opened;
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
