import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

type UnavailableWords = { title: string; help: string };

const words: Record<Locale, UnavailableWords> = {
  en: {
    title: 'Not available right now',
    help: 'Please try again in a minute. If you go back, what you typed is still there.',
  },
  'zh-CN': { title: '暂时无法使用', help: '请稍等一分钟再试。返回上一页，您填写的内容还在。' },
  es: {
    title: 'No disponible en este momento',
    help: 'Inténtelo de nuevo en un minuto. Si vuelve atrás, lo que escribió sigue ahí.',
  },
};

/** Phrases of the page that is sent while the database is unavailable. It is built without the phrase files. */
export function unavailableWords(language: string): UnavailableWords {
  return words[isLocale(language) ? language : defaultLocale];
}
