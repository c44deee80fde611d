import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

/** Phrases of the error page. Every browser gets them, so they are not in the phrase files, which stay server-side. */
type PageErrorWords = {
  title: string;
  help: string;
  start: string;
  retry: string;
};

const words: Record<Locale, PageErrorWords> = {
  en: {
    title: 'Something went wrong on our side',
    help: 'Try again in a moment, or go to the start page.',
    start: 'Go to the start page',
    retry: 'Try again',
  },
  'zh-CN': {
    title: '系统出了点问题',
    help: '请稍后重试，或返回首页。',
    start: '返回首页',
    retry: '重试',
  },
  es: {
    title: 'Algo ha fallado por nuestra parte',
    help: 'Inténtelo de nuevo en un momento o vaya al inicio.',
    start: 'Ir al inicio',
    retry: 'Intentarlo de nuevo',
  },
};

/** Returns the error page's phrases in the document's language; English if the language is unknown. */
export function pageErrorWords(language: string) {
  return words[isLocale(language) ? language : defaultLocale];
}
