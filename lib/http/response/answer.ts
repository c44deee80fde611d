import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Status and headers. Header names are in lower case. */
export type Head = { status: number; headers: OutgoingHttpHeaders };

export type Answer = Head & { body: Buffer };

/** Returns the current head of a response. */
export function headOf(response: ServerResponse): Head {
  return { status: response.statusCode, headers: response.getHeaders() };
}

/** Sets the head of a response and removes all other headers. The head must not have been sent yet. */
export function setHead(response: ServerResponse, { status, headers }: Head): void {
  response.statusCode = status;
  const before = response.getHeaders();
  for (const name of Object.keys(before)) if (headers[name] === undefined) response.removeHeader(name);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && value !== before[name]) response.setHeader(name, value);
}

/** Replaces an answer. Drops the headers that describe the old body and keeps all others. */
export function replaceAnswer(head: Head, answer: Answer): Answer {
  const kept = Object.entries(head.headers).filter(([name]) => !/^(content-|etag$|accept-ranges$)/.test(name));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...answer.headers } };
}

/** Sends an answer without the framework. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  setHead(response, replaceAnswer(headOf(response), answer));
  response.end(response.req.method === 'HEAD' || answer.body.length === 0 ? undefined : answer.body);
}

/** Removes the headers with side effects in the browser: redirects and cookies. */
export function dropEffects(response: ServerResponse): void {
  for (const name of ['location', 'set-cookie']) response.removeHeader(name);
}

/** Whether a response is a page: HTML, or the format that the framework's client requests. */
export function isPage({ headers }: Head): boolean {
  return /^text\/(html|x-component)\b/.test(String(headers['content-type']));
}

export function isHtml({ headers }: Head): boolean {
  return /^text\/html\b/.test(String(headers['content-type']));
}
