import type { ServerResponse } from 'node:http';
import { pageErrorWords } from '@/lib/i18n/messages/page-error';
import { policyForFiles } from './security-headers';

/** How the framework begins a page that it could not render. Without its scripts there is not a word in it. */
const emptyPage = '<!DOCTYPE html><html id="__next_error__"';

/**
 * Puts words in the place of a page that failed. The framework's own one waits for scripts that the page's policy then
 * stops, because what lets them in is in the pages that rendered. Everything else goes out as it is written.
 */
export function replaceFailedPage(response: ServerResponse, locale: string): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  const flushHeaders = response.flushHeaders.bind(response);
  let failed: boolean | null = null;
  const isFailed = (chunk: unknown) => {
    failed ??=
      !response.headersSent &&
      /^text\/html\b/.test(String(response.getHeader('content-type'))) &&
      (response.statusCode >= 500 || startOf(chunk) === emptyPage);
    return failed;
  };
  response.flushHeaders = () => {
    if (response.statusCode < 400) flushHeaders();
  };
  response.write = ((...args: unknown[]) => {
    if (!isFailed(args[0])) return write(...args);
    args.find((arg): arg is () => void => typeof arg === 'function')?.();
    return true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    if (!isFailed(args[0])) return end(...args);
    for (const name of ['content-encoding', 'content-length', 'etag']) response.removeHeader(name);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policyForFiles);
    response.setHeader('cache-control', 'no-store');
    return end(failedPage(locale));
  }) as typeof response.end;
}

function startOf(chunk: unknown): string {
  const length = emptyPage.length;
  return chunk instanceof Uint8Array
    ? Buffer.from(chunk.subarray(0, length)).toString('latin1')
    : String(chunk ?? '').slice(0, length);
}

function failedPage(locale: string): string {
  const { title, help, start } = pageErrorWords(locale);
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>',
    `<body><main><h1>${title}</h1><p>${help}</p><p><a href="/">${start}</a></p></main></body></html>`,
  ].join('');
}
