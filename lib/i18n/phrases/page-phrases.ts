import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** Phrases of the 404 page. */
export function notFoundPhrases(locale: Locale) {
  const { page } = messagesFor(locale);
  return { title: page.notFoundTitle, help: page.notFoundHelp, start: page.start };
}
