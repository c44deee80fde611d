import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

/** The page error's words. They go to every browser, so they stand apart from the phrase files, which do not. */
const words: Record<Locale, { title: string; help: string; start: string; retry: string }> = {
  en: {
    title: 'Something went wrong on our side',
    help: 'Try again in a moment, or start from the first page.',
    start: 'Go to the first page',
    retry: 'Try again',
  },
  'zh-CN': {
    title: '我们这边出了点问题',
    help: '请稍后重试，或从首页重新开始。',
    start: '返回首页',
    retry: '重试',
  },
  es: {
    title: 'Algo ha fallado por nuestra parte',
    help: 'Inténtelo de nuevo en un momento o empiece desde la primera página.',
    start: 'Ir a la primera página',
    retry: 'Intentarlo de nuevo',
  },
};

/** The words for a page that failed, in the language of the document. */
export function pageErrorWords(language: string) {
  return words[isLocale(language) ? language : defaultLocale];
}
