import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words about operators, on their pages and in the mail that invites them. */
export const operatorsPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });
