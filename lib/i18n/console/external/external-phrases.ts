import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the pages shown on the way to an external sign-in provider and back. */
export const externalPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
