import { redirect } from 'next/navigation';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { accountPath } from '@/lib/admin/accounts/account-target';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { setTemporaryPasswordAction } from '../actions';
import { wayFormProps } from '../way-form-props';

type Props = { params: Promise<{ directory: string; account: string }> };

export default async function TemporaryPage({ params }: Props) {
  const page = await openWayPage('temporary', await params);
  if (!page.ok) redirect(page.error.path);
  const { actor, directory, account, target } = page.value;
  const { phrases, t } = resetPhrases(actor.request.locale);
  const names = { directory: directory.name, account: account.displayName ?? account.username };
  const { stepUpLabels, ...form } = wayFormProps(page.value);
  return (
    <WayPageFrame
      title={t('temporaryTitle', names)}
      intro={t('temporaryHelp', names)}
      forAccount={t('forAccount', names)}
      back={{ path: accountPath(target), label: phrases.back }}
    >
      <WayForm
        {...form}
        action={setTemporaryPasswordAction}
        labels={{ ...stepUpLabels, submit: phrases.setTemporary, pending: phrases.setting }}
      />
    </WayPageFrame>
  );
}
