import { PageHeader } from '@/components/admin/page-header';
import { buttonClass } from '@/components/ui/button';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';
import { getRequestFacts } from '@/lib/request-facts';

/** For what the console does not have, or does not show to this operator. */
export default async function ConsoleNotFound() {
  const { locale } = await getRequestFacts();
  const { title, help } = notFoundPhrases(locale);
  return (
    <>
      <PageHeader title={title} intro={help} />
      <a href="/admin" className={`${buttonClass('primary')} sm:w-auto`}>
        {consoleShellPhrases(locale).toStart}
      </a>
    </>
  );
}
