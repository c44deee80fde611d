import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** The name of the switch of languages. */
export function languagePhrases(locale: Locale): { language: string } {
  return { language: messagesFor(locale).shell.language };
}
