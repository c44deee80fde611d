import './admin.css';
import type { Metadata } from 'next';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getServices } from '@/lib/services/services';

export async function generateMetadata(): Promise<Metadata> {
  const { config } = await getServices();
  const { locale } = await getRequestFacts();
  const { title } = consoleShellPhrases(locale);
  // The name is added to the default title by the template of the layout above. A plain title here would remove it from
  // the pages below.
  return {
    title: { default: title, template: `%s · ${config.branding.name}` },
    robots: { index: false, follow: false },
  };
}

export default function AdminLayout({ children }: { children: React.ReactNode }) {
  return children;
}
