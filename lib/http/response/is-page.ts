import type { ServerResponse } from 'node:http';

/** What a browser shows, and what the framework's client asks for in its place, while its head can still be changed. */
export function isPage(response: ServerResponse): boolean {
  return !response.headersSent && /^text\/(html|x-component)\b/.test(String(response.getHeader('content-type')));
}
