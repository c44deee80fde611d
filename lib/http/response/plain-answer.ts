import type { ServerResponse } from 'node:http';
import { policyWithoutScripts } from './security-headers';

const reasons: Record<number, string> = {
  400: 'This form could not be read. Go back, reload the page and try again.',
  403: 'This request did not come from a page of this site. Open the page and try again.',
  404: 'There is no page at this address.',
  405: 'This method is not used here.',
  413: 'This form is too large. Go back and shorten what you typed.',
  415: 'This form could not be read. Go back, reload the page and try again.',
  421: 'This site is not served under that name. Whoever runs it sets APP_URL to the address that people open.',
  500: 'Something went wrong on our side. Try again in a minute.',
};

/** Ends a request that no page answers, in words a person can act on. */
export function sendPlainAnswer(response: ServerResponse, status: number, secure: boolean): void {
  response.setHeader('content-security-policy', policyWithoutScripts(secure));
  response.setHeader('cache-control', 'no-store');
  if (status === 405) response.setHeader('allow', 'GET, HEAD, POST');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${reasons[status] ?? reasons[400]}\n`);
}
