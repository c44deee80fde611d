import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** The words of the page for an address that does not exist. */
export function notFoundPhrases(locale: Locale) {
  const { page } = messagesFor(locale);
  return { title: page.notFoundTitle, help: page.notFoundHelp, start: page.start };
}

/** The words of the page for a failure that nobody foresaw. `requestId` names the request to support. */
export function errorPagePhrases(locale: Locale, requestId?: string) {
  const { form, page } = messagesFor(locale);
  return {
    title: page.errorTitle,
    help: page.errorHelp,
    start: page.start,
    retry: page.retry,
    requestId: requestId === undefined ? null : fill(form.requestId, { requestId }),
  };
}
