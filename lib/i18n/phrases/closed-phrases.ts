import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** Why no password can be reset: Rekey is not set up yet, or no directory is usable right now. */
export type WhyClosed = 'not_set_up' | 'unavailable';

/** Phrases of the page that replaces a form while no directory is usable. */
export function closedPhrases(locale: Locale, why: WhyClosed) {
  const { closed } = messagesFor(locale);
  return why === 'not_set_up'
    ? { title: closed.notSetUpTitle, help: closed.notSetUpHelp, setUp: closed.setUp }
    : { title: closed.title, help: closed.help, setUp: closed.setUp };
}
