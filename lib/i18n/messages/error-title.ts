import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

const titles: Record<Locale, string> = { en: 'Error: ', 'zh-CN': '有误：', es: 'Error: ' };

/** What stands before the title of a page whose form was refused. Apart, because it goes to every browser. */
export function errorTitle(language: string): string {
  return titles[isLocale(language) ? language : defaultLocale];
}
