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

/**
 * The landing page after a provider. The session cookie is set, but the browser sends it only from the next page on.
 */
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
