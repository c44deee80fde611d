import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of an operator's own account page. */
export const mePhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
