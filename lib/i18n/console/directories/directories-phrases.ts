import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words of the pages about directories. */
export const directoriesPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
