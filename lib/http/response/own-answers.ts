import type { Locale } from '@/lib/i18n/locales';
import { pageErrorWords } from '@/lib/i18n/messages/page-error';
import { type PlainStatus, plainAnswerWords } from '@/lib/i18n/messages/plain-answer';
import { unavailableWords } from '@/lib/i18n/messages/unavailable';
import type { Answer } from './answer';
import { policyWithoutScripts } from './security-headers';

/** Value of `Retry-After` while the database is down, in seconds. */
export const retryAfterSeconds = '10';

/** A plain-text answer for a request that no page handles. It tells the person what to do. */
export function plainAnswer(status: PlainStatus, locale: Locale): Answer {
  const answer = ownAnswer(status, locale, 'text/plain', `${plainAnswerWords(locale)[status]}\n`);
  return status === 405 ? { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD, POST' } } : answer;
}

/** The page sent instead of one that failed to render. */
export function failedPage(status: number, locale: Locale): Answer {
  const { title, help, start } = pageErrorWords(locale);
  return wordsPage(status, locale, { title, help, link: `<p><a href="/">${start}</a></p>` });
}

/** The page for a request that needs the database while it is down: 503 with `Retry-After`. */
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
