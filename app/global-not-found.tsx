import type { Metadata } from 'next';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';
import RootLayout, { generateMetadata as generateRootMetadata } from './layout';
import { NotFoundPage } from './not-found-page';

export { viewport } from './layout';

export async function generateMetadata(): Promise<Metadata> {
  const root = await generateRootMetadata();
  const { locale } = await getRequestFacts();
  const name = root.applicationName;
  const { title } = notFoundPhrases(locale);
  return { ...root, title: name ? `${title} · ${name}` : title };
}

/**
 * A complete page. A `not-found.tsx` next to the layout would be rendered into every page without ever being shown
 * there.
 */
export default function GlobalNotFound() {
  return (
    <RootLayout>
      <NotFoundPage />
    </RootLayout>
  );
}
