import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the operators' pages and of the invitation mail. */
export const operatorsPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
