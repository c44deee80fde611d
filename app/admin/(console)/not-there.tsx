import { PageHeader } from '@/components/admin/page-header';
import { buttonClass } from '@/components/ui/button';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { answerNotFound } from '@/lib/http/response/answers-under-way';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';

/**
 * Shown in place of something that does not exist. The framework's own not-found page has no navigation and, before
 * scripts run, no text.
 */
export async function NotThere({ locale }: { locale: Locale }) {
  answerNotFound((await getRequestFacts()).requestId);
  const { title, help } = notFoundPhrases(locale);
  return (
    <>
      <PageHeader title={title} intro={help} />
      <a href="/admin" className={`${buttonClass('secondary')} sm:w-auto`}>
        {consoleShellPhrases(locale).toStart}
      </a>
    </>
  );
}
