import type { Locale } from './locales';
import { en, type Messages } from './messages/en';
import { es } from './messages/es';
import { zhCn } from './messages/zh-cn';

const messages: Record<Locale, Messages> = { en, 'zh-CN': zhCn, es };

/** All phrases of one language as they are written, with their `{places}` open. */
export function messagesFor(locale: Locale): Messages {
  return messages[locale];
}
