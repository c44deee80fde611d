import { redirect } from 'next/navigation';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { accountPath } from '@/lib/admin/accounts/account-target';
import { deliveryContact } from '@/lib/admin/reset/delivery-contact';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { deliverPasswordAction } from '../actions';
import { wayFormProps } from '../way-form-props';

type Props = { params: Promise<{ directory: string; account: string }> };

export default async function DeliveredPage({ params }: Props) {
  const page = await openWayPage('delivered', await params);
  if (!page.ok) redirect(page.error.path);
  const { actor, directory, account, target } = page.value;
  const { phrases, t } = resetPhrases(actor.request.locale);
  const names = { directory: directory.name, account: account.displayName ?? account.username };
  const contact = deliveryContact(account);
  const { stepUpLabels, ...form } = wayFormProps(page.value);
  return (
    <WayPageFrame
      title={t('deliveredTitle', names)}
      intro={t('deliveredHelp', names)}
      forAccount={t('forAccount', names)}
      back={{ path: accountPath(target), label: phrases.back }}
    >
      <div className="grid gap-4">
        <p>{contact ? t('goesTo', { ...names, contact: contact.masked }) : t('goesSomewhere', names)}</p>
        <WayForm
          {...form}
          action={deliverPasswordAction}
          labels={{ ...stepUpLabels, submit: phrases.deliver, pending: t('delivering', names) }}
        />
      </div>
    </WayPageFrame>
  );
}
