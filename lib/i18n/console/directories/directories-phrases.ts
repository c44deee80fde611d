import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the directory pages. */
export const directoriesPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Name and help of a directory kind. Falls back to the kind's id and an empty help. */
export function kindWords(locale: Locale, kind: string): { name: string; help: string } {
  const { phrases } = directoriesPhrases(locale);
  const names: Record<string, string> = phrases.kinds;
  const helps: Record<string, string> = phrases.kindHelp;
  return { name: names[kind] ?? kind, help: helps[kind] ?? '' };
}
