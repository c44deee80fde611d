import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { setTemporaryPasswordAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { wayParts } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/way-parts';
import { titleWith } from '@/app/admin/title-with';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';

type Props = { params: Promise<{ directory: string; account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { directory, account } = await params;
  const page = await openWayPage('temporary', directory, account);
  if (!page.ok) return {};
  const { names, frame } = wayParts('temporary', page.value);
  return { title: titleWith(frame.title, names.account) };
}

export default async function TemporaryPage({ params }: Props) {
  const { directory: directoryId, account: accountId } = await params;
  const page = await openWayPage('temporary', directoryId, accountId);
  if (!page.ok) redirect(page.error.path);
  const { phrases } = resetPhrases(page.value.actor.request.locale);
  const { frame, form, stepUpLabels } = wayParts('temporary', page.value);
  return (
    <WayPageFrame {...frame}>
      <WayForm
        {...form}
        action={setTemporaryPasswordAction}
        labels={{ ...stepUpLabels, submit: phrases.setTemporary, pending: phrases.setting }}
      />
    </WayPageFrame>
  );
}
