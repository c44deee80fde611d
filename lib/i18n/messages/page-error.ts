import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

/** The page error's words. They go to every browser, so they stand apart from the phrase files, which do not. */
type PageErrorWords = {
  title: string;
  help: string;
  start: string;
  retry: string;
  /** Stands before the title of a page whose form was refused. */ errorTitle: string;
  down: string;
  later: string;
};

const words: Record<Locale, PageErrorWords> = {
  en: {
    title: 'Something went wrong on our side',
    help: 'Try again in a moment, or go to the start page.',
    start: 'Go to the start page',
    retry: 'Try again',
    errorTitle: 'Error: ',
    down: 'Not available right now',
    later: 'Please try again in a minute. If you go back, what you typed is still there.',
  },
  'zh-CN': {
    title: '我们这边出了点问题',
    help: '请稍后重试，或从首页重新开始。',
    start: '返回首页',
    retry: '重试',
    errorTitle: '有误：',
    down: '暂时无法使用',
    later: '请稍等一分钟再试。返回上一页，您填写的内容还在。',
  },
  es: {
    title: 'Algo ha fallado por nuestra parte',
    help: 'Inténtelo de nuevo en un momento o vaya al inicio.',
    start: 'Ir al inicio',
    retry: 'Intentarlo de nuevo',
    errorTitle: 'Error: ',
    down: 'No disponible en este momento',
    later: 'Inténtelo de nuevo en un minuto. Si vuelve atrás, lo que escribió sigue ahí.',
  },
};

/** The words for a page that failed, in the language of the document. */
export function pageErrorWords(language: string) {
  return words[isLocale(language) ? language : defaultLocale];
}
