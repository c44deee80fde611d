import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { actsEn, outcomesEn } from './acts-en';
import { actsEs, outcomesEs } from './acts-es';
import { actsZhCn, outcomesZhCn } from './acts-zh-cn';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the audit pages. */
export const auditPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Names of acts and outcomes; see `lib/admin/audit/event-words`. */
export const actPhrases = createPhraseBook({ en: actsEn, 'zh-CN': actsZhCn, es: actsEs });
export const outcomePhrases = createPhraseBook({ en: outcomesEn, 'zh-CN': outcomesZhCn, es: outcomesEs });
