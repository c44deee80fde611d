import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What goes before a body. Names of headers are in lower case. */
export type Head = { status: number; headers: OutgoingHttpHeaders };

export type Answer = Head & { body: Buffer };

/** The head of a response as it is so far. */
export function headOf(response: ServerResponse): Head {
  return { status: response.statusCode, headers: response.getHeaders() };
}

/** Gives a response this head and no other header. Its head must not have been sent. */
export function setHead(response: ServerResponse, { status, headers }: Head): void {
  response.statusCode = status;
  const before = response.getHeaders();
  for (const name of Object.keys(before)) if (headers[name] === undefined) response.removeHeader(name);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && value !== before[name]) response.setHeader(name, value);
}

/** Puts an answer in the place of another. What described the other body goes; every other header stays. */
export function replaceAnswer(head: Head, answer: Answer): Answer {
  const kept = Object.entries(head.headers).filter(([name]) => !/^(content-|etag$|accept-ranges$)/.test(name));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...answer.headers } };
}

/** Sends an answer of this server's own, for a request that the framework does not see. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  setHead(response, replaceAnswer(headOf(response), answer));
  response.end(response.req.method === 'HEAD' || answer.body.length === 0 ? undefined : answer.body);
}

/** Takes back what an answer would have had the browser do besides showing it. */
export function dropEffects(response: ServerResponse): void {
  for (const name of ['location', 'set-cookie']) response.removeHeader(name);
}

/** A page as a browser shows it, or as the framework's client asks for it. */
export function isPage({ headers }: Head): boolean {
  return /^text\/(html|x-component)\b/.test(String(headers['content-type']));
}

export function isHtml({ headers }: Head): boolean {
  return /^text\/html\b/.test(String(headers['content-type']));
}
