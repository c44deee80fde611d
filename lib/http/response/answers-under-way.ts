import type { ServerResponse } from 'node:http';

/** On `globalThis`, because the server in front and the pages are bundled apart and load this module each. */
const held = globalThis as typeof globalThis & { rekeyAnswers?: Map<string, ServerResponse> };

function answers(): Map<string, ServerResponse> {
  held.rekeyAnswers ??= new Map();
  return held.rekeyAnswers;
}

/** Lets the page that is rendered for this request change the status of the answer until its head is sent. */
export function keepAnswer(requestId: string, response: ServerResponse): void {
  answers().set(requestId, response);
  response.once('close', () => answers().delete(requestId));
}

/**
 * Gives the answer to a request the status 404. A page says so itself, because the framework's own way there replaces the
 * whole page. It works as long as nothing of the page was sent, which is before the outermost part of it is rendered.
 */
export function answerNotFound(requestId: string): void {
  const response = answers().get(requestId);
  if (response && !response.headersSent) response.statusCode = 404;
}
