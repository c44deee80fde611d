import type { Locale } from './locales';
import { en, type Messages } from './messages/en';
import { es } from './messages/es';
import { zhCn } from './messages/zh-cn';

const messages: Record<Locale, Messages> = { en, 'zh-CN': zhCn, es };

/** Returns all phrases of one language as written, with unfilled `{placeholders}`. */
export function messagesFor(locale: Locale): Messages {
  return messages[locale];
}
