import type { IncomingHttpHeaders } from 'node:http';
import { isOwnHost, isSameOrigin } from './same-origin';

/** Answered under any `Host`, because load balancers ask by address. They change nothing and say nothing private. */
const anyHostPaths = new Set(['/api/health', '/api/ready', '/api/metrics']);

export type GuardedRequest = { method: string; path: string; headers: IncomingHttpHeaders };

/**
 * Whether a request may go on, judged by the configured origin and by nothing the request says about proxies.
 * Answers the HTTP status of the refusal, or null: 421 for a foreign `Host`, 405 for a method nobody uses, 403 for a
 * request that could change something and does not come from a page of ours. Browsers send `Origin` with every such
 * request, so one without it is refused too.
 */
export function refuseRequest(request: GuardedRequest, appUrl: string): 403 | 405 | 421 | null {
  if (!anyHostPaths.has(request.path) && !isOwnHost(request.headers.host, appUrl)) return 421;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (request.method !== 'POST') return 405;
  // Browsers report violations of the page's policy without our origin header on some versions; nothing is changed.
  if (request.path === '/api/csp') return null;
  return isOwnOrigin(request.headers.origin, single(request.headers['sec-fetch-site']), appUrl) ? null : 403;
}

/** The predicate that the server and every action apply: sent by a page of our own origin. */
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
