import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words of the pages on the way to a sign-in provider and back. */
export const externalPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
