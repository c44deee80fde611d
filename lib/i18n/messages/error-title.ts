import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

const titles: Record<Locale, string> = { en: 'Error: ', 'zh-CN': '有误：', es: 'Error: ' };

/** Prefix of the page title after a form was refused. In its own file because every browser gets it. */
export function errorTitle(language: string): string {
  return titles[isLocale(language) ? language : defaultLocale];
}
