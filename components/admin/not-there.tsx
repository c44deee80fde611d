import { buttonClass } from '@/components/ui/button';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { notFoundPhrases } from '@/lib/i18n/phrases/page-phrases';
import { PageHeader } from './page-header';

/**
 * What a page of the console shows for something that is not there. In its place: the framework's own way out has
 * neither the navigation nor, before scripts run, any words.
 */
export function NotThere({ locale }: { locale: Locale }) {
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
