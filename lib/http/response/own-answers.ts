import type { Locale } from '@/lib/i18n/locales';
import { pageErrorWords } from '@/lib/i18n/messages/page-error';
import { type PlainStatus, plainAnswerWords } from '@/lib/i18n/messages/plain-answer';
import { unavailableWords } from '@/lib/i18n/messages/unavailable';
import type { Answer } from './answer';
import { policyWithoutScripts } from './security-headers';

/** When the database is likely to be back, in seconds. */
export const retryAfterSeconds = '10';

/** Ends a request that no page answers, in words a person can act on. */
export function plainAnswer(status: PlainStatus, locale: Locale): Answer {
  const answer = ownAnswer(status, locale, 'text/plain', `${plainAnswerWords(locale)[status]}\n`);
  return status === 405 ? { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD, POST' } } : answer;
}

/** A page in the place of one that failed. */
export function failedPage(status: number, locale: Locale): Answer {
  const { title, help, start } = pageErrorWords(locale);
  return wordsPage(status, locale, { title, help, link: `<p><a href="/">${start}</a></p>` });
}

/** A page for a request that needs the database while there is none. */
export function unavailablePage(locale: Locale): Answer {
  const page = wordsPage(503, locale, { ...unavailableWords(locale), link: '' });
  return { ...page, headers: { ...page.headers, 'retry-after': retryAfterSeconds } };
}

function wordsPage(status: number, locale: Locale, { title, help, link }: Record<'title' | 'help' | 'link', string>) {
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>',
    `<body><main><h1>${title}</h1><p>${help}</p>${link}</main></body></html>`,
  ];
  return ownAnswer(status, locale, 'text/html', html.join(''));
}

function ownAnswer(status: number, locale: Locale, type: string, text: string): Answer {
  return {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-language': locale,
      ...policyWithoutScripts,
      'cache-control': 'no-store',
    },
    body: Buffer.from(text),
  };
}
