import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { GoOn } from '@/components/admin/sign-in/go-on';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { externalPhrases } from '@/lib/i18n/console/external/external-phrases';
import { readAway } from '@/lib/operators/sign-in/external/away';
import { getServices } from '@/lib/services/services';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  const away = await readAway(await getServices());
  return { title: away ? externalPhrases(locale).t('awayTitle', { name: away.name }) : undefined };
}

export default async function AwayPage() {
  const services = await getServices();
  const away = await readAway(services);
  if (!away) redirect('/admin/sign-in');
  const { locale } = await getRequestFacts();
  const { phrases, t } = externalPhrases(locale);
  return (
    <SignInFrame title={t('awayTitle', { name: away.name })} intro={phrases.awayIntro} path="/admin/sign-in/away">
      <GoOn href={away.url} label={t('awayGo', { name: away.name })} />
    </SignInFrame>
  );
}
