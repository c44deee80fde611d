import './admin.css';
import type { Metadata } from 'next';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await getRequestFacts();
  return { title: consoleShellPhrases(locale).title, robots: { index: false, follow: false } };
}

export default function AdminLayout({ children }: { children: React.ReactNode }) {
  return children;
}
