import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the settings pages. */
export const settingsPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

export type { SettingsMessages } from './en';
