import type { Metadata } from 'next';
import { SignInFrame } from '@/app/admin/sign-in-frame';
import { GoOn } from '@/components/admin/sign-in/go-on';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { externalPhrases } from '@/lib/i18n/console/external/external-phrases';
import { getServices } from '@/lib/services/services';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: externalPhrases(locale).phrases.completeTitle };
}

/** Somebody comes back from a provider. Their session's cookie is there, but is not sent before they go on from here. */
export default async function CompletePage() {
  const _services = await getServices();
  const { locale } = await getRequestFacts();
  const { phrases } = externalPhrases(locale);
  return (
    <SignInFrame title={phrases.completeTitle} intro={phrases.completeIntro} path="/admin/sign-in/complete">
      <GoOn href="/admin" label={phrases.completeGo} />
    </SignInFrame>
  );
}
