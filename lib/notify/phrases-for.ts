import type { MessageLocale } from './message';
import { en } from './messages/en';
import { es } from './messages/es';
import type { Phrases } from './messages/phrases';
import { zhCn } from './messages/zh-cn';

const phrases: Record<MessageLocale, Phrases> = { en, 'zh-CN': zhCn, es };

/** The words of one language. */
export function phrasesFor(locale: MessageLocale): Phrases {
  return phrases[locale];
}
