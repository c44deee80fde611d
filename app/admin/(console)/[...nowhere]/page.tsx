import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NotThere } from '@/app/admin/(console)/not-there';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';
import { requireOperator } from '@/lib/operators/require-operator';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: notFoundPhrases(locale).title };
}

/** Catches unknown console addresses, which would otherwise get the portal's page. */
export default async function NowherePage() {
  const signedIn = await requireOperator('self.manage');
  if (!signedIn.ok) redirect(signedIn.error.path);
  return <NotThere locale={signedIn.value.actor.request.locale} />;
}
