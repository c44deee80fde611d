import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** The words of the page for an address that does not exist. */
export function notFoundPhrases(locale: Locale) {
  const { page } = messagesFor(locale);
  return { title: page.notFoundTitle, help: page.notFoundHelp, start: page.start };
}
