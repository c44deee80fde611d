import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The CSP of a page rendered for one request. Its scripts have the nonce. */
export function policyWithNonce(nonce: string, secure: boolean): string {
  return contentSecurityPolicy(`'nonce-${nonce}' 'strict-dynamic'`, secure);
}

/** The CSP of a cached page. It allows inline scripts by their hashes (base64 of SHA-256). */
export function policyWithHashes(hashes: string[], secure: boolean): string {
  return contentSecurityPolicy(`'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`, secure);
}

/** The CSP of everything else: files, redirects and plain answers. Short, because every file has it. */
export const policyWithoutScripts = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

function contentSecurityPolicy(scripts: string, secure: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    ...(secure ? ['upgrade-insecure-requests'] : []),
    'report-uri /api/csp',
  ].join('; ');
}

/** Where the browser goes after an operator signs out. The response clears what the browser stored of the console. */
export const signedOutPath = '/admin/sign-in?notice=session_over';

/** Sets all security headers, with a policy that blocks every script. `setPolicy` replaces that policy for a page. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean, url: URL): void {
  for (const [name, value] of Object.entries({ ...commonHeaders(secure), ...policyWithoutScripts }))
    response.setHeader(name, value);
  // After signing out, nothing of the console may stay in the browser (ASVS 14.3.1).
  if (`${url.pathname}?notice=${url.searchParams.get('notice')}` === signedOutPath)
    response.setHeader('clear-site-data', '"cache", "storage"');
}

/** Replaces the policy with one that allows the page's own scripts. */
export function setPolicy(response: ServerResponse, policy: string): void {
  response.setHeader('content-security-policy', policy);
}

/** The headers of every response. `secure` is true if the public origin is https. */
export function commonHeaders(secure: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // `no-referrer` would make browsers send `Origin: null` with plain forms.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'permissions-policy':
      'publickey-credentials-get=(self), publickey-credentials-create=(self), otp-credentials=(self), ' +
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), display-capture=()',
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' } : {}),
  };
}

/** SHA-256 in base64, as in a CSP script hash. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
