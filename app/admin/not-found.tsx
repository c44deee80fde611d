import { NotFoundPage } from '@/app/not-found-page';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';

/** For what is not there before the sign-in. */
export default async function AdminNotFound() {
  const { locale } = await getRequestFacts();
  return <NotFoundPage start={{ path: '/admin', label: consoleShellPhrases(locale).toStart }} />;
}
