import type { IncomingHttpHeaders } from 'node:http';
import { isOwnHost, isSameOrigin } from './same-origin';

/** Allowed with any `Host`, because load balancers request them by IP address. They are read-only and not private. */
const anyHostPaths = new Set(['/api/health', '/api/ready', '/api/metrics']);

export type GuardedRequest = { method: string; path: string; headers: IncomingHttpHeaders };

/**
 * Checks a request against the configured origin. Proxy headers such as `X-Forwarded-Host` do not count. Returns null
 * if the request is allowed, or the HTTP status of the refusal: 421 for a foreign `Host`, 405 for a method other than
 * GET, HEAD and POST, 403 for a POST that does not come from our own origin. Browsers send `Origin` with every POST, so
 * one without it is refused too.
 */
export function refuseRequest(request: GuardedRequest, appUrl: string): 403 | 405 | 421 | null {
  if (!anyHostPaths.has(request.path) && !isOwnHost(request.headers.host, appUrl)) return 421;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (request.method !== 'POST') return 405;
  // Some browser versions send policy reports without our `Origin`. A report changes nothing, so it is let through.
  if (request.path === '/api/csp') return null;
  return isOwnOrigin(request.headers.origin, single(request.headers['sec-fetch-site']), appUrl) ? null : 403;
}

/** Whether a request was sent by a page of our own origin. The server and every action both check this. */
export function isOwnOrigin(
  origin: string | undefined | null,
  fetchSite: string | undefined | null,
  appUrl: string,
): boolean {
  return isSameOrigin(origin, appUrl) && (fetchSite === undefined || fetchSite === null || fetchSite === 'same-origin');
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
