import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/base/env';
import { isSameOrigin } from '@/lib/http/guard/same-origin';
import { policyWithNonce, setPolicy } from '@/lib/http/response/security-headers';

/** Headers that only this server sets, for the pages and actions behind it. Whatever came under these names is dropped. */
export const requestIdHeader = 'x-request-id';
const clientAddressHeader = 'x-client-address';
export const localeHeader = 'x-locale';
const pathHeader = 'x-path';

const foreignHeaders = /^(x-forwarded-|x-middleware-|x-nextjs-|x-real-ip$|forwarded$|content-security-policy)/;

/**
 * Takes out of a request what a client must not tell the framework, puts in what this server knows, and gives the
 * answer a policy whose nonce the page's scripts carry. Answers the nonce.
 */
export function prepareForFramework(
  env: Pick<Env, 'APP_URL' | 'plainCookies'>,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, locale, address }: { requestId: string; locale: string; address: string },
): string {
  // The framework would compress each piece by itself; this server compresses what it delivers.
  delete request.headers['accept-encoding'];
  for (const name of Object.keys(request.headers)) if (foreignHeaders.test(name)) delete request.headers[name];
  const nonce = randomBytes(16).toString('base64');
  const policy = policyWithNonce(nonce, !env.plainCookies);
  request.headers['content-security-policy'] = policy;
  // The guard let this request through, so it is for this host, in whatever spelling. The framework compares text.
  request.headers.host = new URL(env.APP_URL).host;
  if (isSameOrigin(request.headers.origin, env.APP_URL)) request.headers.origin = env.APP_URL;
  request.headers[requestIdHeader] = requestId;
  request.headers[clientAddressHeader] = address;
  request.headers[localeHeader] = locale;
  request.headers[pathHeader] = request.url ?? '/';
  setPolicy(response, policy);
  return nonce;
}
