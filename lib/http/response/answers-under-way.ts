import type { ServerResponse } from 'node:http';

/**
 * On `globalThis`, because the server and the pages are bundled separately and each load their own copy of this module.
 */
const held = globalThis as typeof globalThis & { rekeyAnswers?: Map<string, ServerResponse> };

function answers(): Map<string, ServerResponse> {
  held.rekeyAnswers ??= new Map();
  return held.rekeyAnswers;
}

/** Lets the page rendered for this request change the response status, until the head is sent. */
export function keepAnswer(requestId: string, response: ServerResponse): void {
  answers().set(requestId, response);
  response.once('close', () => answers().delete(requestId));
}

/**
 * Sets the status of the response to 404. Pages call this because the framework's `notFound()` would replace the whole
 * page. It has no effect once the head is sent, so call it before the outermost part of the page is rendered.
 */
export function answerNotFound(requestId: string): void {
  const response = answers().get(requestId);
  if (response && !response.headersSent) response.statusCode = 404;
}
