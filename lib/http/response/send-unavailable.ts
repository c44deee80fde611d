import type { ServerResponse } from 'node:http';
import { unavailableWords } from '@/lib/i18n/messages/unavailable';
import { policyForFiles } from './security-headers';

/** When the database is likely to be back, in seconds. */
export const retryAfterSeconds = '10';

/** Ends a request that needs the database while there is none. Whatever still writes to the response is ignored. */
export function sendUnavailable(
  response: ServerResponse,
  send: Pick<ServerResponse, 'writeHead' | 'end'>,
  locale: string,
): void {
  if (response.headersSent) return void response.destroy();
  const { title, help } = unavailableWords(locale);
  for (const name of response.getHeaderNames())
    if (/^(content-|etag|location|set-cookie)/.test(name)) response.removeHeader(name);
  send.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyForFiles,
    'cache-control': 'no-store',
    'retry-after': retryAfterSeconds,
  });
  send.end(
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>` +
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>' +
      `<body><main><h1>${title}</h1><p>${help}</p></main></body></html>`,
  );
  response.write = ((..._chunk: unknown[]) => true) as typeof response.write;
  response.end = (() => response) as typeof response.end;
  response.setHeader = () => response;
  response.appendHeader = () => response;
  response.removeHeader = () => undefined;
  response.writeHead = (() => response) as typeof response.writeHead;
  response.flushHeaders = () => undefined;
}
