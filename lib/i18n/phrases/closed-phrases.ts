import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** Why no password can be reset: nobody has set Rekey up yet, or no directory is usable at the moment. */
export type WhyClosed = 'not_set_up' | 'unavailable';

/** The words of the page that stands in for a form while no directory is usable. */
export function closedPhrases(locale: Locale, why: WhyClosed) {
  const { closed } = messagesFor(locale);
  return why === 'not_set_up'
    ? { title: closed.notSetUpTitle, help: closed.notSetUpHelp, setUp: closed.setUp }
    : { title: closed.title, help: closed.help, setUp: closed.setUp };
}
