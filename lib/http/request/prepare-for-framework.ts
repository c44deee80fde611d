import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/base/env';
import { isSameOrigin } from '@/lib/http/guard/same-origin';
import { policyWithNonce, setPolicy } from '@/lib/http/response/security-headers';

/** Headers that this server sets for pages and actions. Values sent by the client are overwritten. */
export const requestIdHeader = 'x-request-id';
const clientAddressHeader = 'x-client-address';
export const localeHeader = 'x-locale';
const pathHeader = 'x-path';

const foreignHeaders = /^(x-forwarded-|x-middleware-|x-nextjs-|x-real-ip$|forwarded$|content-security-policy)/;

/**
 * Removes headers that a client must not send to the framework, adds the request id, address, locale and path, and sets
 * a content security policy with a nonce for the page's scripts. Returns the nonce.
 */
export function prepareForFramework(
  env: Pick<Env, 'APP_URL' | 'plainCookies'>,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, locale, address }: { requestId: string; locale: string; address: string },
): string {
  // This server compresses the response, so the framework must not.
  delete request.headers['accept-encoding'];
  for (const name of Object.keys(request.headers)) if (foreignHeaders.test(name)) delete request.headers[name];
  const nonce = randomBytes(16).toString('base64');
  const policy = policyWithNonce(nonce, !env.plainCookies);
  request.headers['content-security-policy'] = policy;
  // The guard has accepted the host in any spelling. The framework compares plain text, so pass the configured one.
  request.headers.host = new URL(env.APP_URL).host;
  if (isSameOrigin(request.headers.origin, env.APP_URL)) request.headers.origin = env.APP_URL;
  request.headers[requestIdHeader] = requestId;
  request.headers[clientAddressHeader] = address;
  request.headers[localeHeader] = locale;
  request.headers[pathHeader] = request.url ?? '/';
  setPolicy(response, policy);
  return nonce;
}
