import type { Locale } from '@/lib/i18n/locales';
import type { LimitPath, LimitWords } from './en';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

const languages: Record<Locale, Record<LimitPath, LimitWords>> = { en, 'zh-CN': zhCn, es };

/** Texts of every limit in one language. */
export function limitWords(locale: Locale): Record<LimitPath, LimitWords> {
  return languages[locale];
}
