import { redirect } from 'next/navigation';
import { deliverPasswordAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { wayParts } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/way-parts';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { deliveryContact } from '@/lib/admin/reset/delivery-contact';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';

type Props = { params: Promise<{ directory: string; account: string }> };

export default async function DeliveredPage({ params }: Props) {
  const page = await openWayPage('delivered', await params);
  if (!page.ok) redirect(page.error.path);
  const { actor, account } = page.value;
  const { phrases, t } = resetPhrases(actor.request.locale);
  const contact = deliveryContact(account);
  const { frame, form, stepUpLabels, names } = wayParts('delivered', page.value);
  return (
    <WayPageFrame {...frame}>
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
