import '@/app/admin/admin.css';
import type { Metadata } from 'next';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: signInPhrases(locale).phrases.setupTitle, robots: { index: false, follow: false } };
}

export default function SetupLayout({ children }: { children: React.ReactNode }) {
  return children;
}
