import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { setChosenPasswordAction } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/actions';
import { wayParts } from '@/app/admin/(console)/accounts/[directory]/[account]/reset/way-parts';
import { titleWith } from '@/app/admin/title-with';
import { WayForm } from '@/components/admin/reset/way-form';
import { WayPageFrame } from '@/components/admin/reset/way-page-frame';
import { openWayPage } from '@/lib/admin/reset/open-way-page';
import { readAccountRules } from '@/lib/directories/account-rules';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { passwordPhrases } from '@/lib/i18n/phrases/password-phrases';

type Props = { params: Promise<{ directory: string; account: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { directory, account } = await params;
  const page = await openWayPage('chosen', directory, account);
  if (!page.ok) return {};
  const { names, frame } = wayParts('chosen', page.value);
  return { title: titleWith(frame.title, names.account) };
}

export default async function ChosenPage({ params }: Props) {
  const { directory: directoryId, account: accountId } = await params;
  const page = await openWayPage('chosen', directoryId, accountId);
  if (!page.ok) redirect(page.error.path);
  const { actor, directory, account } = page.value;
  const { locale } = actor.request;
  const { phrases } = resetPhrases(locale);
  const { frame, form, stepUpLabels } = wayParts('chosen', page.value);
  const fields: FieldSpec[] = [
    ...form.fields,
    ...(directory.capabilities.mustChange
      ? [{ kind: 'checkbox' as const, name: 'mustChange', label: phrases.mustChange, value: 'on' }]
      : []),
    // Last, because the rules are listed below it.
    { kind: 'secret', name: 'newPassword', label: phrases.chosenPassword, required: true, maxLength: 1024 },
  ];
  return (
    <WayPageFrame {...frame}>
      <WayForm
        {...form}
        fields={fields}
        action={setChosenPasswordAction}
        rules={{
          policies: (await readAccountRules(directory, account.id)).policies,
          directoryName: inLanguage(directory.name, locale),
          phrases: passwordPhrases(locale),
        }}
        labels={{ ...stepUpLabels, submit: phrases.setChosen, pending: phrases.setting }}
      />
    </WayPageFrame>
  );
}
