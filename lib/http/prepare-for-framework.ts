import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/env';
import { clientAddress } from './client-address';
import { policyWithNonce } from './security-headers';

/** Headers that only this server sets, for the pages and actions behind it. Whatever came under these names is dropped. */
export const requestIdHeader = 'x-request-id';
const clientAddressHeader = 'x-client-address';
export const localeHeader = 'x-locale';
const nonceHeader = 'x-nonce';
const pathHeader = 'x-path';

const foreignHeaders = /^(x-forwarded-|x-middleware-|x-nextjs-|x-real-ip$|forwarded$|content-security-policy)/;

/**
 * Takes out of a request what a client must not tell the framework, puts in what this server knows, and gives the
 * answer a policy whose nonce the page's scripts carry.
 */
export function prepareForFramework(
  env: Pick<Env, 'TRUSTED_PROXIES' | 'plainCookies'>,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, locale }: { requestId: string; locale: string },
): void {
  const address = clientAddress(
    request.headers['x-forwarded-for'],
    request.socket.remoteAddress ?? '',
    env.TRUSTED_PROXIES,
  );
  for (const name of Object.keys(request.headers)) if (foreignHeaders.test(name)) delete request.headers[name];
  const nonce = randomBytes(16).toString('base64');
  const policy = policyWithNonce(nonce, !env.plainCookies);
  request.headers['content-security-policy'] = policy;
  request.headers[nonceHeader] = nonce;
  request.headers[requestIdHeader] = requestId;
  request.headers[clientAddressHeader] = address;
  request.headers[localeHeader] = locale;
  request.headers[pathHeader] = request.url ?? '/';
  response.setHeader('content-security-policy', policy);
}
