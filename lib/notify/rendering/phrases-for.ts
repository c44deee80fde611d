import { en } from '@/lib/notify/messages/en';
import { es } from '@/lib/notify/messages/es';
import type { Phrases } from '@/lib/notify/messages/phrases';
import { zhCn } from '@/lib/notify/messages/zh-cn';
import type { MessageLocale } from './message';

const phrases: Record<MessageLocale, Phrases> = { en, 'zh-CN': zhCn, es };

/** Returns the phrases of one language. */
export function phrasesFor(locale: MessageLocale): Phrases {
  return phrases[locale];
}
