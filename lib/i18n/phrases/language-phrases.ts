import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** Label of the language switch. */
export function languagePhrases(locale: Locale): { language: string } {
  return { language: messagesFor(locale).shell.language };
}
