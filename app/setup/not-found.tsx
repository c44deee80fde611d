import { NotFoundPage } from '@/app/not-found-page';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { getRequestFacts } from '@/lib/request-facts';

/** For the set-up once it is over: whoever still comes here wants to sign in. */
export default async function SetupNotFound() {
  const { locale } = await getRequestFacts();
  return <NotFoundPage start={{ path: '/admin', label: consoleShellPhrases(locale).toStart }} />;
}
