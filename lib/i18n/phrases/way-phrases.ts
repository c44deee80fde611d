import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** The links between the ways in: forgotten, known, locked. */
export function wayPhrases(locale: Locale) {
  return messagesFor(locale).ways;
}

export type WayPhrases = ReturnType<typeof wayPhrases>;
