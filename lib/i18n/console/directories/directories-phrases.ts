import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words of the pages about directories. */
export const directoriesPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** What a kind of directory is called and what it is for; the kind itself where nobody named it. */
export function kindWords(locale: Locale, kind: string): { name: string; help: string } {
  const { phrases } = directoriesPhrases(locale);
  const names: Record<string, string> = phrases.kinds;
  const helps: Record<string, string> = phrases.kindHelp;
  return { name: names[kind] ?? kind, help: helps[kind] ?? '' };
}
