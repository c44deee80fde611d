import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { deliverPasswordAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { wayParts } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/way-parts';
import { titleWith } from '@/app/admin/title-with';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { deliveryContact } from '@/lib/admin/accounts/masked-contacts';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';

type Props = { params: Promise<{ directory: string; account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { directory, account } = await params;
  const page = await openWayPage('delivered', directory, account);
  if (!page.ok) return {};
  const { names, frame } = wayParts('delivered', page.value);
  return { title: titleWith(frame.title, names.account) };
}

export default async function DeliveredPage({ params }: Props) {
  const { directory: directoryId, account: accountId } = await params;
  const page = await openWayPage('delivered', directoryId, accountId);
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
